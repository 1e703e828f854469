import type { HttpOutcome, LogLevel } from "../../../modules/engine/ports.js";
import type { View } from "../../../modules/screen/view.js";
import type { Sent } from "../world/sent.js";
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
export type Watcher = Readonly<{
	name: PromiseName;
	/** The board has started, and has not lost power while it did. */
	onBoot?: () => void;
	onPowerCut?: () => void;
	/** After each event of a board that still has power. */
	onEvent?: () => void;
	onSent?: (sent: Sent) => void;
	/** Just before the board learns of it. */
	onSettled?: (sent: Sent, outcome: HttpOutcome) => void;
	onStranger?: (url: string) => void;
	onShow?: (view: View) => void;
	onLog?: (level: LogLevel, text: string) => void;
	/** A write (or, without value, a removal) is about to begin. */
	onFlashChange?: (key: string, value: Uint8Array | undefined) => void;
	onButton?: (down: boolean) => void;
	/** The radio is about to say that the connection is there again. */
	onLinkUp?: () => void;
	/** Something went wrong, was put right, or changed at the service: what follows may take its time from here. */
	onDisturbance?: () => void;
}>;

export type MakeWatcher = (world: World, broken: Break) => Watcher;
