import type { Clock, Input } from "../../../modules/engine/ports.js";

/** Between two presses that were asked for at once. */
const gapMs = 100;

/** The one button. Several hands may be on it; it is down from the first that presses to a release by any. */
export class VirtualButton implements Input {
	readonly #watchers: ((down: boolean) => void)[] = [];
	readonly #clock: Clock;
	/** Durations of presses, the one under way included. */
	readonly #waiting: number[] = [];
	#isDown = false;
	#cancelRelease: (() => void) | undefined;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	get isDown(): boolean {
		return this.#isDown;
	}

	watch(callback: (down: boolean) => void): void {
		this.#watchers.push(callback);
	}

	/** Presses for so long, once earlier presses of this kind are over and the button has been up for a moment. */
	press(forMs: number): void {
		this.#waiting.push(forMs);
		if (this.#waiting.length === 1) this.#pressNext();
	}

	#pressNext(): void {
		const [forMs] = this.#waiting;
		if (forMs === undefined) return;
		this.hold(forMs);
		this.#clock.wakeAt(this.#clock.now() + forMs + gapMs, () => {
			this.#waiting.shift();
			this.#pressNext();
		});
	}

	/**
	 * Presses, or keeps pressing, and lets go `forMs` later unless it is pressed again before. A page whose connection breaks
	 * while it holds the button so cannot hold it for ever.
	 */
	hold(forMs: number): void {
		this.#cancelRelease?.();
		this.#set(true);
		this.#cancelRelease = this.#clock.wakeAt(this.#clock.now() + forMs, () => this.release());
	}

	release(): void {
		this.#cancelRelease?.();
		this.#cancelRelease = undefined;
		this.#set(false);
	}

	#set(isDown: boolean): void {
		if (this.#isDown === isDown) return;
		this.#isDown = isDown;
		for (const watcher of this.#watchers) watcher(isDown);
	}
}
