import { TickClock } from "slate/firmware/ports/tick-clock";
import type { Clock, Log } from "slate/modules/engine/ports";

declare global {
	/** How many times as fast as the computer's the board's clock runs; set before the firmware starts. */
	var boardSpeed: number | undefined;
}

/**
 * In place of the firmware's own in a trial: the monotonic clock, and with it every wait, deadline and back-off, runs
 * {@link boardSpeed} times as fast as the computer's. The wall clock, by which certificates are judged, does not.
 */
export class DeviceClock implements Clock {
	readonly #clock: Clock;
	readonly #speed = globalThis.boardSpeed ?? 1;

	constructor(log: Log) {
		this.#clock = new TickClock(log);
	}

	now(): number {
		return this.#speed * this.#clock.now();
	}

	wall(): number {
		return this.#clock.wall();
	}

	wakeAt(at: number, callback: () => void): () => void {
		return this.#clock.wakeAt(at / this.#speed, callback);
	}
}
