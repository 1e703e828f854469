import { PNG } from "pngjs";
import type { Colour } from "../../modules/screen/box.js";

/** A picture as an LCD holds it: RGB565, row by row. */
export type FrameBuffer = Readonly<{ width: number; height: number; pixels: Uint16Array }>;

/** The upper 5, 6 and 5 bits of red, green and blue, as Poco keeps them. */
export function rgb565(colour: Colour): number {
	return ((colour >> 8) & 0xf800) | ((colour >> 5) & 0x07e0) | ((colour >> 3) & 0x001f);
}

export function newFrame(width: number, height: number, background: Colour): FrameBuffer {
	return { width, height, pixels: new Uint16Array(width * height).fill(rgb565(background)) };
}

/** Number of pixels in which `a` and `b` differ; all of the larger one when their sizes do. */
export function differingPixels(a: FrameBuffer, b: FrameBuffer): number {
	if (a.width !== b.width || a.height !== b.height) return Math.max(a.pixels.length, b.pixels.length);
	return a.pixels.reduce((count, pixel, index) => count + (pixel === b.pixels[index] ? 0 : 1), 0);
}

/** 8 bits each of red, green, blue and alpha; the low bits repeat the high ones, so white stays white. */
export function toRgba(frame: FrameBuffer): Uint8ClampedArray<ArrayBuffer> {
	const rgba = new Uint8ClampedArray(frame.pixels.length * 4);
	for (const [index, pixel] of frame.pixels.entries()) {
		const red = pixel >> 11;
		const green = (pixel >> 5) & 63;
		const blue = pixel & 31;
		rgba[index * 4] = (red << 3) | (red >> 2);
		rgba[index * 4 + 1] = (green << 2) | (green >> 4);
		rgba[index * 4 + 2] = (blue << 3) | (blue >> 2);
		rgba[index * 4 + 3] = 255;
	}
	return rgba;
}

export function toPng(frame: FrameBuffer): Buffer {
	const png = new PNG({ width: frame.width, height: frame.height });
	png.data.set(toRgba(frame));
	return PNG.sync.write(png, { colorType: 2 });
}
