import type { FrameMessage } from "./messages.js";

const largestScale = 4;
/** Free at the window's upper and lower edge, CSS pixels. */
const edge = 16;
/** CSS pixels for a millimetre, on a screen that tells the browser its true size. */
const nominalPerMm = 96 / 25.4;

/** How large the LCD is drawn: as large as the window allows, one device pixel for each of its own, or as it is. */
export type LcdSize = "fit" | "pixels" | "real";

/** The LCD, each of its pixels a square of whole device pixels unless it is drawn in its true size. */
export class Lcd {
	readonly #canvas: HTMLCanvasElement;
	readonly #bench: HTMLElement;
	readonly #board: HTMLElement;
	#size: LcdSize = "fit";
	#mmPerPixel = 0.15;
	#pixelsPerMm = nominalPerMm;

	/** `board` is what surrounds the canvas and must fit into `bench` with it. */
	constructor(canvas: HTMLCanvasElement, board: HTMLElement, bench: HTMLElement) {
		this.#canvas = canvas;
		this.#board = board;
		this.#bench = bench;
		new ResizeObserver(() => this.#fit()).observe(bench);
		addEventListener("resize", () => this.#fit());
	}

	draw({ width, height, top, rows }: FrameMessage): void {
		if (this.#canvas.width !== width || this.#canvas.height !== height) {
			this.#canvas.width = width;
			this.#canvas.height = height;
			this.#fit();
		}
		const image = toImage(rows, width);
		this.#canvas.getContext("2d")?.putImageData(image, 0, top);
	}

	resize(size: LcdSize): void {
		this.#size = size;
		this.#fit();
	}

	/** The panel's pitch, for its true size. */
	set mmPerPixel(mm: number) {
		if (mm === this.#mmPerPixel) return;
		this.#mmPerPixel = mm;
		this.#fit();
	}

	/** How large a millimetre is on this screen: CSS pixels. */
	get pixelsPerMm(): number {
		return this.#pixelsPerMm;
	}

	/** The same in percent of what the browser takes it for. */
	set screenPercent(percent: number) {
		this.#pixelsPerMm = (nominalPerMm * percent) / 100;
		this.#fit();
	}

	/** What a screen reader says of the picture, and in which language. */
	describe(text: string, language: string): void {
		this.#canvas.lang = language;
		this.#canvas.setAttribute("aria-label", text);
	}

	/** As an LCD without power. */
	darken(): void {
		const { width, height } = this.#canvas;
		this.#canvas.getContext("2d")?.clearRect(0, 0, width, height);
		this.describe("The board's screen is dark", "en");
	}

	#scale(most: number): number {
		switch (this.#size) {
			case "fit":
				return wholeScale(most);
			case "pixels":
				return 1 / devicePixelRatio;
			case "real":
				return this.#mmPerPixel * this.#pixelsPerMm;
		}
	}

	#fit(): void {
		const { width, height, style } = this.#canvas;
		const aroundX = this.#board.offsetWidth - this.#canvas.offsetWidth;
		const aroundY = this.#board.offsetHeight - this.#canvas.offsetHeight;
		const roomX = this.#bench.clientWidth - aroundX;
		const below = this.#bench.scrollHeight - this.#board.offsetHeight;
		const roomY = Math.max(innerHeight - aroundY - below - 2 * edge, height);
		const most = Math.min(roomX / width, roomY / height, largestScale);
		// A panel that is wider than the window shrinks rather than being cut.
		const scale = Math.min(this.#scale(most), roomX / width);
		style.width = `${width * scale}px`;
		style.height = `${height * scale}px`;
	}
}

function wholeScale(most: number): number {
	const whole = Math.floor(most * devicePixelRatio) / devicePixelRatio;
	return whole > 0 ? whole : most;
}

function toImage(rows: string, width: number): ImageData {
	const bytes = atob(rows);
	const image = new ImageData(width, bytes.length / 2 / width);
	for (let pixel = 0; pixel < bytes.length / 2; pixel++) {
		const colour = bytes.charCodeAt(pixel * 2) | (bytes.charCodeAt(pixel * 2 + 1) << 8);
		image.data.set(toRgba(colour), pixel * 4);
	}
	return image;
}

/** Widens RGB565 so that full stays full: the top bits are repeated below. */
function toRgba(colour: number): readonly [number, number, number, number] {
	const red = colour >> 11;
	const green = (colour >> 5) & 0x3f;
	const blue = colour & 0x1f;
	return [(red << 3) | (red >> 2), (green << 2) | (green >> 4), (blue << 3) | (blue >> 2), 255];
}
