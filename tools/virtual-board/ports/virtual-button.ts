import type { Clock, Input } from "../../../modules/engine/ports.js";

/** The one button. Several hands may be on it; it is down from the first that presses to a release by any. */
export class VirtualButton implements Input {
	readonly #watchers: ((down: boolean) => void)[] = [];
	readonly #clock: Clock;
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
