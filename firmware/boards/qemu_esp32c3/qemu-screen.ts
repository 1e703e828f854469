const width = 320;
const height = 240;
/** RGB565. */
const bytesPerPixel = 2;

/** The emulator's window, as the SDK expects a display to be: rectangles, sent from top to bottom in whole lines. */
export default class QemuScreen {
	#x = 0;
	#y = 0;
	#width = 0;

	constructor() {
		this.#open(width, height);
	}

	get width(): number {
		return width;
	}

	get height(): number {
		return height;
	}

	/** Commodetto's number for RGB565, little endian. */
	get pixelFormat(): number {
		return 7;
	}

	get async(): boolean {
		return false;
	}

	get rotation(): number {
		return 0;
	}

	set rotation(_value: number) {}

	pixelsToBytes(count: number): number {
		return count * bytesPerPixel;
	}

	adaptInvalid(): void {}

	begin(x: number, y: number, width: number): void {
		this.#x = x;
		this.#y = y;
		this.#width = width;
	}

	send(pixels: ArrayBuffer, offset: number, byteLength: number): void {
		const lines = byteLength / bytesPerPixel / this.#width;
		this.#draw(pixels, offset, this.#x, this.#y, this.#width, lines);
		this.#y += lines;
	}

	continue(): void {}

	end(): void {}

	#open(width: number, height: number): unknown {
		return native("xs_slate_qemu_open").call(this, width, height);
	}

	#draw(pixels: ArrayBuffer, offset: number, x: number, y: number, width: number, lines: number): unknown {
		return native("xs_slate_qemu_draw").call(this, pixels, offset, x, y, width, lines);
	}
}
