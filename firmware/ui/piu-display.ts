import "piu/MC";
import type { Port as PiuPort } from "piu/MC";
import type { Clock, Display, Log } from "../../modules/engine/ports.js";
import { isButtonAt } from "../../modules/engine/touch.js";
import { fontMetrics } from "../../modules/screen/bmfont.js";
import type { FontMetrics } from "../../modules/screen/font-metrics.js";
import { type Arrangement, arrange, pictureAt } from "../../modules/screen/layout.js";
import type { View } from "../../modules/screen/view.js";
import { guarded } from "../ports/guard.js";
import { Canvas } from "./canvas.js";
import { loadFonts } from "./fonts.js";

/** A countdown moves once a second, its bar less than twice; the bar of a held button must look smooth. */
const countdownMs = 250;
const holdBarMs = 50;

/**
 * Bytes of each of the two lists that a picture becomes before it is drawn. The fullest of all views on all panels takes 2,400
 * bytes of one and 1,500 of the other in the simulator, where pointers are twice as long as on a board.
 */
const listBytes = 4_096;

/** The LCD: lays out each view once and repaints what moves with time as long as something does. */
export class PiuDisplay implements Display {
	readonly #clock: Clock;
	readonly #log: Log;
	readonly #canvas: Canvas;
	readonly #metrics: FontMetrics;
	readonly #port: PiuPort;
	#arrangement: Arrangement | undefined;
	#stepMs: number | undefined;
	#cancelRepaint: (() => void) | undefined;

	/** Makes the Piu application, which there may be once. */
	constructor(clock: Clock, log: Log) {
		this.#clock = clock;
		this.#log = log;
		const fonts = loadFonts();
		this.#metrics = fontMetrics(fonts);
		this.#canvas = new Canvas(fonts);
		const application = new Application(null, {
			displayListLength: listBytes,
			commandListLength: listBytes,
			touchCount: 0,
		});
		const whole = { left: 0, right: 0, top: 0, bottom: 0, Behavior: CanvasBehavior };
		this.#port = new Port({ canvas: this.#canvas, log }, whole) as PiuPort;
		application.add(this.#port);
	}

	show(view: View, at: number): void {
		const { width, height } = this.#port;
		const panel = { name: `${width}x${height}`, width, height };
		this.#arrangement = arrange(view, panel, this.#metrics);
		this.#stepMs = view.hold === undefined ? countdownMs : holdBarMs;
		this.#repaint(at);
	}

	/** Whether a touch there is the button's. */
	touched(_x: number, y: number): boolean {
		return this.#arrangement === undefined || isButtonAt(this.#arrangement, y);
	}

	#repaint(at: number): void {
		this.#cancelRepaint?.();
		const arrangement = this.#arrangement;
		if (arrangement === undefined) return;
		guarded(this.#log, "the display", () =>
			this.#canvas.show(this.#port, pictureAt(arrangement, this.#metrics, at)),
		);
		if (!arrangement.timed.some(({ endsAt }) => endsAt > at)) return;
		this.#cancelRepaint = this.#clock.wakeAt(at + (this.#stepMs ?? countdownMs), () =>
			this.#repaint(this.#clock.now()),
		);
	}
}

type Painting = Readonly<{ canvas: Canvas; log: Log }>;

/** Hands Piu's request to paint to the canvas. */
class CanvasBehavior extends Behavior {
	#painting: Painting | undefined;

	onCreate(_port: PiuPort, painting: Painting): void {
		this.#painting = painting;
	}

	onDraw(port: PiuPort, x: number, y: number, width: number, height: number): void {
		const painting = this.#painting;
		if (painting === undefined) return;
		guarded(painting.log, "the display", () => painting.canvas.draw(port, { x, y, width, height }));
	}
}
