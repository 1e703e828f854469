import type { FrameBuffer } from "../painter/frame.js";

/** The rows in which two frames differ. */
export type FrameBand = Readonly<{ width: number; height: number; top: number; rows: Uint16Array }>;

/** The smallest band of rows that turns `before` into `after`; `undefined` when they are equal. */
export function changedBand(before: FrameBuffer | undefined, after: FrameBuffer): FrameBand | undefined {
	const { width, height, pixels } = after;
	if (before === undefined || before.width !== width || before.height !== height) {
		return { width, height, top: 0, rows: pixels };
	}
	const first = pixels.findIndex((pixel, index) => pixel !== before.pixels[index]);
	if (first < 0) return undefined;
	const last = pixels.findLastIndex((pixel, index) => pixel !== before.pixels[index]);
	const top = Math.floor(first / width);
	const bottom = Math.floor(last / width) + 1;
	return { width, height, top, rows: pixels.slice(top * width, bottom * width) };
}

/** RGB565, low byte first, as base64. */
export function encodeRows(rows: Uint16Array): string {
	const bytes = Buffer.alloc(rows.length * 2);
	for (const [index, pixel] of rows.entries()) bytes.writeUInt16LE(pixel, index * 2);
	return bytes.toString("base64");
}
