import type { Clock } from "../../modules/engine/ports.js";
import type { Panel } from "../../modules/screen/panels.js";
import type { View } from "../../modules/screen/view.js";
import { type FrameBuffer, newFrame } from "../painter/frame.js";
import type { SharedDisplay } from "./ports/shared-display.js";

/** Draws a view as it looks on a panel at a moment (monotonic ms). */
export type Draw = (view: View, panel: Panel, at: number) => FrameBuffer;

const countdownMs = 1_000;
const holdBarMs = 50;

/**
 * The LCD: what the display shows, as pixels of one panel. It paints only while somebody looks: on each view, every second
 * while a countdown runs, and twenty times a second while the hold bar fills.
 */
export class Screen {
	readonly #display: SharedDisplay;
	readonly #clock: Clock;
	readonly #draw: Draw;
	readonly #watchers = new Set<(frame: FrameBuffer) => void>();
	#panel: Panel;
	#cancelRepaint: (() => void) | undefined;

	constructor(display: SharedDisplay, clock: Clock, draw: Draw, panel: Panel) {
		this.#display = display;
		this.#clock = clock;
		this.#draw = draw;
		this.#panel = panel;
		display.watch(() => this.#repaint());
	}

	get panel(): Panel {
		return this.#panel;
	}

	/** Another LCD in its place. */
	mount(panel: Panel): void {
		this.#panel = panel;
		this.#repaint();
	}

	/** What is on the LCD now; all dark before the first view. */
	frame(): FrameBuffer {
		const { width, height } = this.#panel;
		const shown = this.#display.shown;
		if (shown === undefined) return newFrame(width, height, 0);
		return this.#draw(shown.view, this.#panel, this.#clock.now());
	}

	/** Calls back with the present frame at once, then with every repaint. The result ends it. */
	watch(callback: (frame: FrameBuffer) => void): () => void {
		this.#watchers.add(callback);
		callback(this.frame());
		this.#schedule();
		return () => {
			this.#watchers.delete(callback);
			if (this.#watchers.size === 0) this.#cancelRepaint?.();
		};
	}

	#repaint(): void {
		if (this.#watchers.size === 0) return;
		const frame = this.frame();
		for (const watcher of this.#watchers) watcher(frame);
		this.#schedule();
	}

	#schedule(): void {
		this.#cancelRepaint?.();
		const view = this.#display.shown?.view;
		const waitMs = view === undefined ? undefined : repaintAfter(view, this.#clock.now());
		if (waitMs === undefined) return;
		this.#cancelRepaint = this.#clock.wakeAt(this.#clock.now() + waitMs, () => this.#repaint());
	}
}

/** How long a picture of the view stays true, ms; `undefined`: until the view changes. */
function repaintAfter(view: View, now: number): number | undefined {
	if (view.hold !== undefined && now < view.hold.endsAt) return holdBarMs;
	if (view.code === undefined || now >= view.code.endsAt) return undefined;
	// The countdown changes when a whole second before the end is crossed.
	const intoSecond = (view.code.endsAt - now) % countdownMs;
	return intoSecond === 0 ? countdownMs : intoSecond;
}
