import { brightnessAt, dimsAt, isNews } from "../../modules/engine/backlight.js";
import type { Clock, Display, Log } from "../../modules/engine/ports.js";
import type { View } from "../../modules/screen/view.js";
import type { Touched } from "./input-needs.js";

export type DimmingOptions = Readonly<{
	display: Display & Readonly<{ touched?: Touched }>;
	clock: Clock;
	log: Log;
	/** May throw: a power chip that does not answer is no reason to stop. */
	setBacklight: (percent: number) => void;
}>;

/** A display whose backlight dims when nobody has a reason to look. */
export class DimmingDisplay implements Display {
	readonly #options: DimmingOptions;
	#view: View | undefined;
	#awakeAt = 0;
	#percent: number | undefined;
	#cancel: (() => void) | undefined;

	constructor(options: DimmingOptions) {
		this.#options = options;
	}

	show(view: View, at: number): void {
		this.#options.display.show(view, at);
		if (isNews(this.#view, view)) this.#awakeAt = at;
		this.#view = view;
		this.#update();
	}

	/** Somebody has touched the board. */
	wake(): void {
		this.#awakeAt = this.#options.clock.now();
		this.#update();
	}

	touched(x: number, y: number): boolean {
		this.wake();
		return this.#options.display.touched?.(x, y) ?? true;
	}

	#update(): void {
		this.#cancel?.();
		const { clock } = this.#options;
		if (this.#view === undefined) return;
		const now = clock.now();
		this.#light(brightnessAt(this.#view, this.#awakeAt, now));
		const at = dimsAt(this.#view, this.#awakeAt);
		this.#cancel = at === undefined || at <= now ? undefined : clock.wakeAt(at, () => this.#update());
	}

	#light(percent: number): void {
		if (percent === this.#percent) return;
		this.#percent = percent;
		try {
			this.#options.setBacklight(percent);
		} catch {
			this.#options.log.write("warning", "the backlight does not take its brightness");
		}
	}
}
