import type { FrameMessage } from "./messages.js";

const largestScale = 4;
/** Room for what is above and below the board, CSS pixels. */
const verticalMargin = 96;

/** The LCD, each of its pixels a square of whole device pixels. */
export class Lcd {
	readonly #canvas: HTMLCanvasElement;
	readonly #bench: HTMLElement;
	readonly #board: HTMLElement;

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

	#fit(): void {
		const { width, height, style } = this.#canvas;
		const aroundX = this.#board.offsetWidth - this.#canvas.offsetWidth;
		const aroundY = this.#board.offsetHeight - this.#canvas.offsetHeight;
		const roomX = this.#bench.clientWidth - aroundX;
		const roomY = Math.max(innerHeight - aroundY - verticalMargin, height);
		const devicePixels = devicePixelRatio;
		const most = Math.min(roomX / width, roomY / height, largestScale);
		const whole = Math.floor(most * devicePixels) / devicePixels;
		// A panel that is wider than the window shrinks rather than being cut.
		const scale = whole > 0 ? whole : roomX / width;
		style.width = `${width * scale}px`;
		style.height = `${height * scale}px`;
	}
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
