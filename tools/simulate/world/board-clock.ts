import type { Clock } from "../../../modules/engine/ports.js";
import type { Alarm, Timeline } from "./timeline.js";

/** How far a board's clocks are from true time. */
export type ClockFaults = {
	/** Monotonic ms that pass in one true ms: 1 ± some hundred millionths. */
	rate: number;
	/** Wall clock minus true wall clock, ms; `undefined`: not set since power came, so it shows 1970. */
	wallErrorMs: number | undefined;
	/** Until this true time no callback comes: the processor is busy or asleep. */
	stalledUntil: number;
};

/** True time zero of every life, ms since 1970. */
export const epochMs = Date.UTC(2026, 6, 1);

/** The clocks of one power-on. `run` carries out what the board does. */
export class BoardClock implements Clock {
	readonly faults: ClockFaults;
	readonly #timeline: Timeline;
	readonly #run: (act: () => void) => void;
	readonly #bornAt: number;
	#skippedMs = 0;
	readonly #alarms = new Set<Waiting>();

	constructor(timeline: Timeline, faults: ClockFaults, run: (act: () => void) => void) {
		this.#timeline = timeline;
		this.faults = faults;
		this.#run = run;
		this.#bornAt = timeline.now;
	}

	/** Callbacks that wait. */
	get waiting(): number {
		return this.#alarms.size;
	}

	now(): number {
		return 1_000 + this.#skippedMs + Math.floor((this.#timeline.now - this.#bornAt) * this.faults.rate);
	}

	wall(): number {
		const { wallErrorMs } = this.faults;
		return wallErrorMs === undefined ? this.now() : epochMs + this.#timeline.now + wallErrorMs;
	}

	wakeAt(at: number, callback: () => void): () => void {
		const waiting: Waiting = { at, callback, alarm: undefined };
		this.#alarms.add(waiting);
		this.#set(waiting);
		return () => {
			this.#alarms.delete(waiting);
			if (waiting.alarm !== undefined) waiting.alarm.isOff = true;
		};
	}

	/** Monotonic time jumps ahead; what has come due by it runs now. */
	skip(ms: number): void {
		this.#skippedMs += ms;
		for (const waiting of this.#alarms) {
			if (waiting.alarm !== undefined) waiting.alarm.isOff = true;
			this.#set(waiting);
		}
	}

	/** True time at which the monotonic clock shows `at`. */
	#trueTimeOf(at: number): number {
		return this.#bornAt + Math.ceil((at - 1_000 - this.#skippedMs) / this.faults.rate);
	}

	#set(waiting: Waiting): void {
		const due = Math.max(this.#trueTimeOf(waiting.at), this.faults.stalledUntil);
		waiting.alarm = this.#timeline.at(due, () => this.#ring(waiting));
	}

	#ring(waiting: Waiting): void {
		if (this.now() < waiting.at || this.#timeline.now < this.faults.stalledUntil) {
			waiting.alarm = this.#timeline.at(
				Math.max(this.#timeline.now + (this.now() < waiting.at ? 1 : 0), this.faults.stalledUntil),
				() => this.#ring(waiting),
			);
			return;
		}
		this.#alarms.delete(waiting);
		this.#run(waiting.callback);
	}
}

type Waiting = { readonly at: number; readonly callback: () => void; alarm: Alarm | undefined };
