import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { type BmFont, fontMetrics } from "../../modules/screen/bmfont.js";
import { type BmFontResult, parseBmFont } from "../../modules/screen/parse-bmfont.js";

const file = new URL("../../../assets/fonts/OpenSans-Semibold-14.fnt", import.meta.url);
const bytes = new Uint8Array(readFileSync(file));

function fontOf(result: BmFontResult): BmFont {
	assert.equal(result.kind, "ok");
	return result.font;
}

function faultOf(change: (view: DataView<ArrayBuffer>) => void): string {
	const copy = Uint8Array.from(bytes);
	change(new DataView(copy.buffer));
	const result = parseBmFont(copy);
	return result.kind === "malformed" ? result.fault.code : "ok";
}

/** Offsets in the file: after a header of 4 bytes, blocks of 5 bytes and their content. */
function blockAt(id: number): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	let at = 4;
	while (view.getUint8(at) !== id) at += 5 + view.getUint32(at + 1, true);
	return at;
}

describe("a BMFont file", () => {
	const font = fontOf(parseBmFont(bytes));

	it("finds the first and the last of its characters, and those between", () => {
		for (const character of " AÆł\u2212\ufffd") {
			const codePoint = character.codePointAt(0) ?? 0;
			assert.equal(font.glyph(codePoint).id, codePoint);
		}
	});

	it("gives the replacement for a character it lacks", () => {
		assert.deepEqual(font.glyph(0x4e2d), font.glyph(0xfffd));
	});

	it("counts the replacement's advance in a width", () => {
		assert.equal(font.width("a中"), font.glyph(0x61).xAdvance + font.glyph(0xfffd).xAdvance);
	});

	it("counts a character outside the basic plane once", () => {
		assert.equal(font.width("🎥"), font.glyph(0xfffd).xAdvance);
	});

	it("makes a text drawable by putting U+FFFD for what it lacks", () => {
		assert.equal(font.pieces("Große 中🎥\ud800!")[0]?.text, "Große \ufffd\ufffd\ufffd!");
	});

	it("draws a letter with a mark that it does not hold by both, as wide as the letter", () => {
		assert.ok(!font.holds(0x17e) && font.has(0x17e));
		const [line, mark] = font.pieces("aža");
		assert.deepEqual([line?.text, line?.width, mark?.text], ["aza", font.width("aza"), "\u030c"]);
		assert.equal(font.width("aža"), font.width("aza"));
		assert.ok((mark?.x ?? 0) >= font.width("a") && (mark?.x ?? 0) < font.width("az"));
	});

	it("puts a mark higher above a capital, and one below where it is", () => {
		const rise = (text: string) => font.pieces(text)[1]?.y;
		assert.deepEqual([rise("ž"), rise("ş"), rise("Ş")], [0, 0, 0]);
		assert.equal(rise("Ž"), font.glyph(0x5a).yOffset - font.glyph(0x78).yOffset);
	});

	it("counts no letter as missing that it draws with a mark", () => {
		assert.equal(font.missing("Žluťoučký kůň 中"), 1);
	});

	it("may lie anywhere in a larger buffer", () => {
		const larger = new Uint8Array(bytes.length + 7);
		larger.set(bytes, 3);
		const inside = fontOf(parseBmFont(larger.subarray(3, 3 + bytes.length)));
		assert.equal(inside.width("Slate"), font.width("Slate"));
	});

	it("is also read in the SDK's version 4, where x and y are an offset", () => {
		const kind = faultOf((view) => {
			view.setUint8(3, 4);
			view.setUint32(blockAt(4) + 5 + 4, 0x7fff_ffff, true);
		});
		assert.equal(kind, "ok");
	});

	const faults: readonly (readonly [string, string, (view: DataView) => void])[] = [
		["another signature", "not-bmfont", (view) => view.setUint8(0, 0x43)],
		["version 2", "version", (view) => view.setUint8(3, 2)],
		["its blocks in another order", "block", (view) => view.setUint8(4, 2)],
		["two pages", "pages", (view) => view.setUint16(blockAt(2) + 5 + 8, 2, true)],
		["a block longer than the file", "truncated", (view) => view.setUint32(blockAt(4) + 1, 1 << 20, true)],
		["a part of a character", "chars", (view) => view.setUint32(blockAt(4) + 1, 30, true)],
		["descending characters", "chars", (view) => view.setUint32(blockAt(4) + 5, 0x1_0000, true)],
		["a glyph off the page", "page-bounds", (view) => view.setUint16(blockAt(4) + 5 + 20 + 8, 4000, true)],
		["no replacement", "replacement", (view) => view.setUint32(view.byteLength - 20, 0xfffe, true)],
	];
	for (const [name, code, change] of faults) {
		it(`with ${name} is refused as ${code}`, () => assert.equal(faultOf(change), code));
	}

	it("cut anywhere is refused", () => {
		for (let length = 0; length < bytes.length; length += length < 100 ? 1 : 97) {
			assert.equal(parseBmFont(bytes.subarray(0, length)).kind, "malformed", `${length} bytes`);
		}
	});

	it("of any bytes never throws", () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void parseBmFont(any)));
	});

	it("with any bytes changed never throws, and never leads outside the file", () => {
		const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
				const copy = Uint8Array.from(bytes);
				for (const [at, value] of changes) copy[at] = value;
				const result = parseBmFont(copy);
				if (result.kind === "ok") result.font.width("Aä中\u0000\u{10ffff}");
			}),
		);
	});
});

describe("font metrics", () => {
	const font = fontOf(parseBmFont(bytes));
	const metrics = fontMetrics(new Map([["OpenSans-Semibold-14", font]]));

	it("name the fonts", () => assert.deepEqual(metrics.names, ["OpenSans-Semibold-14"]));
	it("give a line's height", () => assert.equal(metrics.lineHeight("OpenSans-Semibold-14"), 18));
	it("give a text's width", () => {
		assert.equal(metrics.width("OpenSans-Semibold-14", "Slate"), font.width("Slate"));
	});
	it("refuse a font that is not there", () => {
		assert.throws(() => metrics.width("Comic-Regular-14", ""), RangeError);
	});
});
