import assert from "node:assert/strict";
import { flashBytes, runBytes } from "../../tools/fonts/flash-size.js";

/** One row of a glyph, one hexadecimal digit for each pixel. */
const row = (digits: string) => ({
	levels: Uint8Array.from(digits, (digit) => Number.parseInt(digit, 16)),
	width: digits.length,
});
const bytesOf = (digits: string) => runBytes(row(digits).levels, digits.length);

describe("the size of a glyph in flash", () => {
	it("is half a byte for up to nine empty pixels", () => {
		assert.equal(bytesOf("0".repeat(18)), 1);
		assert.equal(bytesOf("0".repeat(20)), 2);
	});
	it("is half a byte for up to five full pixels", () => {
		assert.equal(bytesOf("f".repeat(10)), 1);
		assert.equal(bytesOf("f".repeat(12)), 2);
	});
	it("is half a byte for others and half a byte for four of them", () => {
		assert.equal(bytesOf("1234"), 3);
		assert.equal(bytesOf("12345"), 4);
	});
	it("counts a single empty or full pixel as one of the others", () => {
		assert.equal(bytesOf("10f2"), 3);
		assert.equal(bytesOf("12340"), 4);
	});
	it("ends a run where equal ones begin, and with a row", () => {
		assert.equal(bytesOf("1200"), 2);
		assert.equal(runBytes(Uint8Array.from("0000", Number), 2), 1);
		assert.equal(runBytes(Uint8Array.from("000000", Number), 2), 2);
	});
});

describe("the size of a font in flash", () => {
	it("is what the SDK's compressor makes of it", () => {
		// OpenSans-Bold-28 with one glyph of four pixels: blocks, names, a record, pixels.
		assert.equal(flashBytes("OpenSans-Bold-28", "Open Sans", [row("1234")]), 53 + 31 + 20 + 3);
	});
});
