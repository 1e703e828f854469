import type { Clock } from "../../../modules/engine/ports.js";

type Wake = Readonly<{ at: number; callback: () => void }>;

/** A clock that moves only when a test says so. */
export class ManualClock implements Clock {
	readonly #wakes = new Set<Wake>();
	#now = 0;

	now(): number {
		return this.#now;
	}

	wall(): number {
		return 1_800_000_000_000 + this.#now;
	}

	wakeAt(at: number, callback: () => void): () => void {
		const wake = { at, callback };
		this.#wakes.add(wake);
		return () => this.#wakes.delete(wake);
	}

	/** Moves on, calling back in order of time whatever falls due. */
	advance(ms: number): void {
		const end = this.#now + ms;
		for (;;) {
			const due = [...this.#wakes].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
			if (due === undefined) break;
			this.#wakes.delete(due);
			this.#now = Math.max(this.#now, due.at);
			due.callback();
		}
		this.#now = end;
	}
}
