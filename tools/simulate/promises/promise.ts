import type { Hooks } from "../world/hooks.js";
import type { World } from "../world/world.js";

/** The promises of docs/promises.md, by the names that it uses. */
export const promiseNames = [
	"old-or-new",
	"lost-only-by-no",
	"never-too-soon",
	"one-live-code",
	"back-to-right",
	"cancel-in-a-second",
	"no-secret-out",
	"all-bounded",
	"total",
] as const;
export type PromiseName = (typeof promiseNames)[number];

/** Says what was broken; the life ends after the present event. */
export type Break = (text: string) => void;

/**
 * One promise, watched while a life goes on. It looks at the board from outside, by means of its own: what it sends, shows,
 * logs and keeps in flash.
 */
export type Watcher = Hooks & Readonly<{ name: PromiseName }>;

export type MakeWatcher = (world: World, broken: Break) => Watcher;
