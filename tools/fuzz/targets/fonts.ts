import { readFileSync } from "node:fs";
import path from "node:path";
import { parseBmFont } from "../../../modules/screen/parse-bmfont.js";
import { root } from "../../shared/root.js";
import { claim, type Target } from "../target.js";

/** A small font and one of letters, as committed. */
const seeds = ["Symbols-Regular-16", "OpenSans-Bold-56"].map(
	(name) => new Uint8Array(readFileSync(path.join(root, "assets/fonts", `${name}.fnt`))),
);

function runFont(input: Uint8Array): void {
	const parsed = parseBmFont(input);
	if (parsed.kind === "malformed") {
		claim(parsed.fault.text.length <= 200, "a fault's text is long");
		return;
	}
	const { font } = parsed;
	const isVersion3 = input[3] === 3;
	for (const text of ["A", "0", "ä", "\ufffd", "\u{10ffff}", "", "\ud800"]) {
		const glyph = font.glyph(text.codePointAt(0) ?? 0);
		claim(Object.values(glyph).every(Number.isInteger), "a glyph has a number that is none");
		const fits = glyph.x + glyph.width <= font.pageWidth && glyph.y + glyph.height <= font.pageHeight;
		claim(fits || !isVersion3, "a glyph leaves the page");
		claim(Number.isInteger(font.width(text)), "a width is no number");
		const [line, ...marks] = font.pieces(text);
		claim(line !== undefined && line.text.length <= text.length, "a text grows by being made drawable");
		claim(marks.length <= text.length, "a text has more marks than characters");
	}
}

export const fontTargets: readonly Target[] = [
	{ name: "bmfont", seeds, words: ["BMF\u0003", "BMF\u0004", "\u0001\u0000", "\uffff"], run: runFont },
];
