/** The longest wait of one timer; Node makes anything longer 1 ms. */
const longestMs = 2 ** 31 - 1;

/** As much of Node's `Timeout` as its users call. */
class VirtualTimer {
	at = 0;
	readonly callback: () => void;
	readonly #ms: number;
	readonly #time: VirtualTime;

	constructor(time: VirtualTime, ms: number, callback: () => void) {
		this.#time = time;
		this.#ms = ms >= 1 && ms <= longestMs ? ms : 1;
		this.callback = callback;
		this.refresh();
	}

	refresh(): this {
		this.at = this.#time.now + this.#ms;
		this.#time.timers.add(this);
		return this;
	}

	close(): this {
		this.#time.timers.delete(this);
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	hasRef(): boolean {
		return true;
	}
}

/**
 * Replaces the process's timers, clocks and abort timeouts for the rest of its life, so that every program in it, the
 * HTTP clients of Node included, lives in a time that passes only when {@link pass} is called. Sockets stay real.
 */
export class VirtualTime {
	readonly timers = new Set<VirtualTimer>();
	/** Grows with every timer that is set; a sign that somebody still works. */
	changes = 0;
	#now = 0;
	readonly #wallStart = Date.UTC(2026, 0, 1);

	get now(): number {
		return this.#now;
	}

	install(): void {
		const { clearTimeout: clearReal } = globalThis;
		const set = (callback: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) => {
			this.changes += 1;
			return new VirtualTimer(this, Number(ms), () => callback(...args));
		};
		Reflect.set(globalThis, "setTimeout", set);
		Reflect.set(globalThis, "clearTimeout", (timer: unknown) => {
			if (timer instanceof VirtualTimer) timer.close();
			else if (typeof timer === "number") clearReal(timer);
		});
		Reflect.set(globalThis.performance, "now", () => this.#now);
		Reflect.set(AbortSignal, "timeout", (ms: number) => this.#abortAfter(ms));
		const wall = () => this.#wallStart + this.#now;
		class VirtualDate extends Date {
			constructor(...given: [] | [string | number | Date]) {
				super(given[0] ?? wall());
			}

			static override now(): number {
				return wall();
			}
		}
		Reflect.set(globalThis, "Date", VirtualDate);
	}

	/** Lets time pass to the next timer that is due by `limit`, and runs it. False when there is none. */
	pass(limit: number): boolean {
		let next: VirtualTimer | undefined;
		for (const timer of this.timers) if (next === undefined || timer.at < next.at) next = timer;
		if (next === undefined || next.at > limit) return false;
		this.timers.delete(next);
		this.#now = Math.max(this.#now, next.at);
		next.callback();
		return true;
	}

	#abortAfter(ms: number): AbortSignal {
		if (!Number.isSafeInteger(Math.floor(ms)) || ms < 0) throw new RangeError("the delay is out of range");
		const controller = new AbortController();
		const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
		this.changes += 1;
		new VirtualTimer(this, ms, () => controller.abort(reason));
		return controller.signal;
	}
}
