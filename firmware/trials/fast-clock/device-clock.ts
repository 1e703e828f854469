import { guarded } from "slate/firmware/ports/guard";
import type { Clock, Log } from "slate/modules/engine/ports";
import Time from "time";
import Timer from "timer";

declare global {
	/** How many times as fast as the computer's the board's clock runs; set before the firmware starts. */
	var boardSpeed: number | undefined;
}

/**
 * In place of the firmware's own in a trial: the monotonic clock, and with it every wait, deadline and back-off, runs
 * {@link boardSpeed} times as fast as the computer's. The wall clock, by which certificates are judged, does not.
 */
export class DeviceClock implements Clock {
	readonly #log: Log;
	readonly #speed = globalThis.boardSpeed ?? 1;
	#ticks = Time.ticks;
	#now = 0;

	constructor(log: Log) {
		this.#log = log;
	}

	now(): number {
		const ticks = Time.ticks;
		this.#now += this.#speed * Math.max(0, Time.delta(this.#ticks, ticks));
		this.#ticks = ticks;
		return this.#now;
	}

	wall(): number {
		return Date.now();
	}

	wakeAt(at: number, callback: () => void): () => void {
		let timer: Timer | undefined;
		const arm = (): void => {
			timer = Timer.set(wake, Math.max(0, Math.ceil((at - this.now()) / this.#speed)));
		};
		const wake = (): void => {
			timer = undefined;
			if (this.now() < at) arm();
			else guarded(this.#log, "a timer", callback);
		};
		arm();
		return () => {
			if (timer !== undefined) Timer.clear(timer);
			timer = undefined;
		};
	}
}
