import assert from "node:assert/strict";
import fc from "fast-check";
import type { FrameBuffer } from "../../tools/painter/frame.js";
import { changedBand, encodeRows } from "../../tools/virtual-board/frame-band.js";

const width = 4;
const frameOf = (pixels: readonly number[]): FrameBuffer => ({
	width,
	height: pixels.length / width,
	pixels: Uint16Array.from(pixels),
});
const pixels = fc.array(fc.constantFrom(0, 1, 0xffff), { minLength: 20, maxLength: 20 });

describe("changedBand", () => {
	it("gives the whole frame when there was none", () => {
		const frame = frameOf([1, 2, 3, 4, 5, 6, 7, 8]);
		assert.deepEqual(changedBand(undefined, frame), { width, height: 2, top: 0, rows: frame.pixels });
	});

	it("gives the whole frame when the panel is another one", () => {
		const band = changedBand({ width: 2, height: 4, pixels: new Uint16Array(8) }, frameOf(Array(8).fill(0)));
		assert.equal(band?.rows.length, 8);
	});

	it("gives nothing when nothing has changed", () => {
		assert.equal(changedBand(frameOf([1, 2, 3, 4]), frameOf([1, 2, 3, 4])), undefined);
	});

	it("gives only the rows from the first that changed to the last", () => {
		const before = frameOf(Array(16).fill(0));
		const after = frameOf(Array(16).fill(0).with(5, 1).with(11, 1));
		const band = changedBand(before, after);
		assert.equal(band?.top, 1);
		assert.equal(band?.rows.length, 2 * width);
	});

	it("turns any frame into any other", () => {
		fc.assert(
			fc.property(pixels, pixels, (a, b) => {
				const shown = Uint16Array.from(a);
				const band = changedBand(frameOf(a), frameOf(b));
				if (band !== undefined) shown.set(band.rows, band.top * width);
				assert.deepEqual([...shown], b);
			}),
		);
	});
});

describe("encodeRows", () => {
	it("puts the low byte of a pixel first", () => {
		assert.equal(encodeRows(Uint16Array.of(0x1234)), Buffer.from([0x34, 0x12]).toString("base64"));
	});
});
