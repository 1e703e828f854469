import type { Clock } from "../../../modules/engine/ports.js";

type Waiting = Readonly<{ at: number; callback: () => void }>;

/** Goes only where it is told to. */
export class DrivenClock implements Clock {
	#now = 0;
	#waiting: readonly Waiting[] = [];

	now(): number {
		return this.#now;
	}

	wall(): number {
		return Date.now();
	}

	wakeAt(at: number, callback: () => void): () => void {
		const one = { at, callback };
		this.#waiting = [...this.#waiting, one];
		return () => {
			this.#waiting = this.#waiting.filter((other) => other !== one);
		};
	}

	/** Calls whoever is due by `at`, once. */
	goTo(at: number): void {
		this.#now = at;
		const due = this.#waiting.filter((one) => one.at <= at);
		this.#waiting = this.#waiting.filter((one) => one.at > at);
		for (const { callback } of due) callback();
	}
}
