import config from "mc/config";
import { debounced } from "slate/firmware/boards/shared/debounce";
import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { InputNeeds } from "../../ports/input-needs.js";

/** How often the touch controller is asked, ms. */
const pollMs = 20;

/** A driver of the SDK: the newer kind returns the points that are touched, `undefined` when it has nothing new. */
type Sampler = { sample(): readonly unknown[] | undefined };
/** The older kind fills in the state of one point: 1 began, 2 moved. */
type Reader = { read(points: { state?: number }[]): void };

/** The whole touch screen as one button. Set `touchCount` to 0, so that Piu leaves the controller alone. */
export class BoardInput implements Input {
	readonly #log: Log;

	constructor({ log }: InputNeeds) {
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		const isTouched = touchReader();
		let isDown = false;
		const changed = debounced(this.#log, () => isDown, callback);
		const look = (): void => {
			const touched = isTouched() ?? isDown;
			if (touched === isDown) return;
			isDown = touched;
			changed();
		};
		Timer.repeat(() => guarded(this.#log, "the touch screen", look), pollMs);
	}
}

/** Tells whether the screen is touched; `undefined` when nothing is known that was not known before. */
function touchReader(): () => boolean | undefined {
	const { device } = globalThis as { device?: { sensor?: { Touch?: new (options: object) => Sampler } } };
	const Newer = device?.sensor?.Touch;
	if (Newer !== undefined) {
		const touch = new Newer({});
		return () => {
			const points = touch.sample();
			return points === undefined ? undefined : points.length > 0;
		};
	}
	const Older = config.Touch as new (options: object) => Reader;
	const touch = new Older({});
	const point: { state?: number } = {};
	return () => {
		touch.read([point]);
		return point.state === 1 || point.state === 2;
	};
}
