import config from "mc/config";
import { debounced } from "slate/firmware/boards/shared/debounce";
import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { InputNeeds, Touched } from "../../ports/input-needs.js";

/** How often the touch controller is asked, ms. */
const pollMs = 20;

type Point = { x: number; y: number };
/** A driver of the SDK: the newer kind returns the points that are touched, `undefined` when it has nothing new. */
type Sampler = { sample(): readonly Point[] | undefined };
/** The older kind fills in one point and its state: 1 began, 2 moved. */
type Reader = { read(points: (Partial<Point> & { state?: number })[]): void };
/** What the drivers tell: where the screen is touched, or that it is not. */
type Contact = Point | "none";

/**
 * The part of the touch screen that says what the button does, as the button. What begins there stays a press wherever the finger
 * goes. Set `touchCount` to 0, so that Piu leaves the controller alone.
 */
export class BoardInput implements Input {
	readonly #log: Log;
	readonly #touched: Touched;

	constructor({ log, touched }: InputNeeds) {
		this.#log = log;
		this.#touched = touched;
	}

	watch(callback: (down: boolean) => void): void {
		const read = contactReader();
		let wasTouched = false;
		let isDown = false;
		const changed = debounced(this.#log, () => isDown, callback);
		const look = (): void => {
			const contact = attempt(read);
			if (contact === undefined || (contact !== "none") === wasTouched) return;
			wasTouched = contact !== "none";
			isDown = contact !== "none" && this.#isButton(contact);
			changed();
		};
		Timer.repeat(() => guarded(this.#log, "the touch screen", look), pollMs);
	}

	/** The SDK's screen knows how a controller's points are turned for a picture that is. */
	#isButton(point: Point): boolean {
		(globalThis as { screen?: { rotate?(point: Point): void } }).screen?.rotate?.(point);
		return this.#touched(point.x, point.y);
	}
}

/** A controller that does not answer once will answer the next time. */
function attempt(read: () => Contact | undefined): Contact | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** Asks the controller; `undefined` when nothing is known that was not known before. */
function contactReader(): () => Contact | undefined {
	const { device } = globalThis as { device?: { sensor?: { Touch?: new (options: object) => Sampler } } };
	const Newer = device?.sensor?.Touch;
	if (Newer !== undefined) {
		const touch = new Newer({});
		return () => {
			const points = touch.sample();
			return points === undefined ? undefined : (points[0] ?? "none");
		};
	}
	const Older = config.Touch as new (options: object) => Reader;
	const touch = new Older({});
	return () => {
		const point: Partial<Point> & { state?: number } = {};
		touch.read([point]);
		return point.state === 1 || point.state === 2 ? { x: point.x ?? 0, y: point.y ?? 0 } : "none";
	};
}
