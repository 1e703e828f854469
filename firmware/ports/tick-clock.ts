import Time from "time";
import Timer from "timer";
import type { Clock, Log } from "../../modules/engine/ports.js";
import { guarded } from "./guard.js";

/** The longest time that one timer waits, ms; longer waits take several. */
const longestTimerMs = 3_600_000;

/**
 * The board's clocks. The tick counter of a chip has 32 bits; adding up the differences makes a clock that does not wrap,
 * as long as it is read at least once in 24 days, which every wake-up does.
 */
export class TickClock implements Clock {
	readonly #log: Log;
	#ticks = Time.ticks;
	#now = 0;

	constructor(log: Log) {
		this.#log = log;
	}

	now(): number {
		const ticks = Time.ticks;
		this.#now += Math.max(0, Time.delta(this.#ticks, ticks));
		this.#ticks = ticks;
		return this.#now;
	}

	wall(): number {
		return Date.now();
	}

	wakeAt(at: number, callback: () => void): () => void {
		let timer: Timer | undefined;
		const arm = (): void => {
			timer = Timer.set(wake, Math.min(longestTimerMs, Math.max(0, Math.ceil(at - this.now()))));
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
