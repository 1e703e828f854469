import { composedOf } from "../../modules/screen/composed.js";
import type { Face, Outline } from "./family.js";
import { crispGlyph, type PixelGlyph, pixelGlyphs } from "./glyph.js";

/** For each combining mark a letter that has it, and that letter without it; of the last the mark is a character itself. */
const examples: readonly (readonly [mark: number, composed: string, letter: string])[] = [
	[0x300, "è", "e"],
	[0x301, "é", "e"],
	[0x302, "ê", "e"],
	[0x303, "ã", "a"],
	[0x304, "ē", "e"],
	[0x306, "ĕ", "e"],
	[0x307, "ė", "e"],
	[0x308, "ë", "e"],
	[0x30a, "å", "a"],
	[0x30b, "ő", "o"],
	[0x30c, "ě", "e"],
	[0x326, "ș", "s"],
	[0x327, "¸", ""],
];

/** How far, in pixels, a mark may be from where the family has it. */
const tolerancePx = 1.5;

/** The combining marks: what a letter with the mark has more than the letter without. */
export function markGlyphs(face: Face, sizePx: number): PixelGlyph[] {
	const code = (character: string) => character.codePointAt(0) ?? 0;
	const outlines = new Map(
		examples.map(([mark, composed, letter]) => [
			mark,
			difference(face.outline(code(composed)), letter === "" ? undefined : face.outline(code(letter))),
		]),
	);
	const outline = (codePoint: number) => outlines.get(codePoint);
	return pixelGlyphs({ ...face, outline }, sizePx, [...outlines.keys()]).map((glyph) =>
		asMark(crispGlyph(glyph)),
	);
}

/** The family's composed letters begin with the outline of their letter. */
function difference(composed: Outline | undefined, letter: Outline | undefined): Outline | undefined {
	if (composed === undefined) return undefined;
	return { ...composed, commands: composed.commands.slice(letter?.commands.length ?? 0) };
}

/** Ink from the pen on, as wide as the advance, so that it can be put anywhere. */
function asMark(glyph: PixelGlyph): PixelGlyph {
	return { ...glyph, bitmap: { ...glyph.bitmap, left: 0 }, advance: glyph.bitmap.width };
}

/** `glyphs` and `marks`, without the letters that a letter and a mark of them draw as well. Ascending. */
export function composed(glyphs: readonly PixelGlyph[], marks: readonly PixelGlyph[]): PixelGlyph[] {
	const byCode = new Map([...glyphs, ...marks].map((glyph) => [glyph.codePoint, glyph]));
	const small = byCode.get(0x78);
	const needed = glyphs.filter((whole) => {
		const parts = composedOf(whole.codePoint);
		const letter = byCode.get(parts?.letter ?? 0);
		const mark = byCode.get(parts?.mark ?? 0);
		if (letter === undefined || mark === undefined || small === undefined) return true;
		return !isNear(whole, letter, mark, small);
	});
	return [...needed, ...marks].sort((a, b) => a.codePoint - b.codePoint);
}

/** Whether the whole's ink is, within the tolerance, where the board puts letter and mark, and stays inside the advance. */
function isNear(whole: PixelGlyph, letter: PixelGlyph, mark: PixelGlyph, small: PixelGlyph): boolean {
	const isBelow = mark.codePoint >= 0x323;
	const x = Math.max(0, letter.bitmap.left + ((letter.bitmap.width - mark.bitmap.width) >> 1));
	if (x + mark.bitmap.width > letter.advance || whole.advance !== letter.advance) return false;
	const rows = markRows(whole, letter, isBelow);
	const rise = isBelow ? 0 : small.bitmap.top - letter.bitmap.top;
	const top = mark.bitmap.top - rise;
	return (
		Math.abs(rows.top - top) <= tolerancePx &&
		Math.abs(rows.centre - (x + mark.bitmap.width / 2)) <= tolerancePx
	);
}

/** Of the ink above the letter, or below it, the first row and the middle. */
function markRows(
	{ bitmap }: PixelGlyph,
	letter: PixelGlyph,
	isBelow: boolean,
): Readonly<{ top: number; centre: number }> {
	const edge = isBelow ? letter.bitmap.top + letter.bitmap.height : letter.bitmap.top;
	const columns = [...bitmap.levels.keys()].filter((index) => {
		const row = bitmap.top + Math.floor(index / bitmap.width);
		return bitmap.levels[index] !== 0 && (isBelow ? row >= edge : row < edge);
	});
	const xs = columns.map((index) => index % bitmap.width);
	const top = isBelow ? edge : bitmap.top;
	return { top, centre: bitmap.left + (Math.min(...xs) + Math.max(...xs) + 1) / 2 };
}
