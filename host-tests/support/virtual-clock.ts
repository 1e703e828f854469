import type { Clock } from "../../modules/engine/ports.js";

type Alarm = { at: number; order: number; callback: () => void };

/** Time that passes only when a test says so. Everything that is due runs in order, at its own instant. */
export class VirtualClock implements Clock {
	#now = 1_000;
	#order = 0;
	#alarms: Alarm[] = [];
	/** Wall clock minus monotonic clock, ms. */
	wallOffsetMs = Date.UTC(2026, 6, 1);

	now(): number {
		return this.#now;
	}

	wall(): number {
		return this.#now + this.wallOffsetMs;
	}

	wakeAt(at: number, callback: () => void): () => void {
		this.#order += 1;
		const alarm = { at: Math.max(at, this.#now), order: this.#order, callback };
		this.#alarms.push(alarm);
		return () => {
			this.#alarms = this.#alarms.filter((one) => one !== alarm);
		};
	}

	after(ms: number, callback: () => void): void {
		this.wakeAt(this.#now + ms, callback);
	}

	/** Lets `ms` pass. */
	advance(ms: number): void {
		const end = this.#now + ms;
		for (let alarm = this.#next(end); alarm !== undefined; alarm = this.#next(end)) {
			this.#now = alarm.at;
			alarm.callback();
		}
		this.#now = end;
	}

	/** Lets time pass until `condition` holds; false when it does not within `limitMs`. */
	advanceUntil(condition: () => boolean, limitMs: number): boolean {
		const end = this.#now + limitMs;
		while (!condition()) {
			const alarm = this.#next(end);
			if (alarm === undefined) return false;
			this.#now = alarm.at;
			alarm.callback();
		}
		return true;
	}

	#next(end: number): Alarm | undefined {
		let first: Alarm | undefined;
		for (const alarm of this.#alarms) {
			if (alarm.at > end) continue;
			if (
				first === undefined ||
				alarm.at < first.at ||
				(alarm.at === first.at && alarm.order < first.order)
			) {
				first = alarm;
			}
		}
		if (first !== undefined) this.#alarms = this.#alarms.filter((one) => one !== first);
		return first;
	}
}
