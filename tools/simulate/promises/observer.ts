import type { Calls, Hooks, Watch } from "../world/hooks.js";
import type { World } from "../world/world.js";
import { allBounded } from "./all-bounded.js";
import { backToRight } from "./back-to-right.js";
import { cancelInASecond } from "./cancel-in-a-second.js";
import { lostOnlyByNo } from "./lost-only-by-no.js";
import { neverTooSoon } from "./never-too-soon.js";
import { noSecretOut } from "./no-secret-out.js";
import { oldOrNew } from "./old-or-new.js";
import { oneLiveCode } from "./one-live-code.js";
import type { MakeWatcher, PromiseName, Watcher } from "./promise.js";
import { total } from "./total.js";

const makers: readonly MakeWatcher[] = [
	oldOrNew,
	lostOnlyByNo,
	neverTooSoon,
	oneLiveCode,
	backToRight,
	cancelInASecond,
	noSecretOut,
	allBounded,
	total,
];

/** A promise that did not hold, and when. */
export type Broken = Readonly<{ promise: PromiseName; text: string; atMs: number }>;

/** All promises at once, each told only of what it asked for. */
export class Observer implements Watch {
	broken: Broken | undefined;
	readonly tell: Calls;

	constructor(world: World) {
		const watchers = makers.map((make) => this.#make(world, make));
		const hook = <H extends keyof Hooks>(name: H) =>
			watchers.map((watcher) => watcher[name]).filter((call) => call !== undefined);
		this.tell = {
			onBoot: hook("onBoot"),
			onPowerCut: hook("onPowerCut"),
			onEvent: hook("onEvent"),
			onSent: hook("onSent"),
			onSettled: hook("onSettled"),
			onStranger: hook("onStranger"),
			onShow: hook("onShow"),
			onLog: hook("onLog"),
			onFlashChange: hook("onFlashChange"),
			onButton: hook("onButton"),
			onLinkUp: hook("onLinkUp"),
			onDisturbance: hook("onDisturbance"),
		};
	}

	isOver(): boolean {
		return this.broken !== undefined;
	}

	#make(world: World, make: MakeWatcher): Watcher {
		const watcher: Watcher = make(world, (text) => {
			this.broken ??= { promise: watcher.name, text, atMs: world.timeline.now };
		});
		return watcher;
	}
}
