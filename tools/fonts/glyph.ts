import { type Bitmap, bitmapOf, crisp, emptyBitmap } from "./bitmap.js";
import { coverageOf, joinColumns } from "./coverage.js";
import type { Face, Outline } from "./family.js";
import { contoursOf, type VerticalFit, verticalFit } from "./fit.js";

/** A character ready for a font file; `bitmap` lies within 0 … `advance`, so a text's box holds all of its ink. */
export type PixelGlyph = Readonly<{ codePoint: number; bitmap: Bitmap; advance: number }>;

/** Columns that a pixel is divided into while the glyph's place among the pixels is not settled. */
const columnsPerPixel = 8;

/** Columns by which a glyph may move to make its stems sharper, the least first. */
const shifts: readonly number[] = [0, 1, -1, 2, -2, 3, -3];

/** `sizePx`: pixels per em. Characters the face lacks are left out. */
export function pixelGlyphs(face: Face, sizePx: number, codePoints: readonly number[]): PixelGlyph[] {
	const scale = sizePx / face.unitsPerEm;
	const heightPx = verticalFit(face.zones, scale);
	return codePoints.flatMap((codePoint) => {
		const outline = face.outline(codePoint);
		return outline === undefined ? [] : [pixelGlyph(codePoint, outline, scale, heightPx)];
	});
}

export function crispGlyph(glyph: PixelGlyph): PixelGlyph {
	return { ...glyph, bitmap: widened(crisp(glyph.bitmap)) };
}

function pixelGlyph(codePoint: number, outline: Outline, scale: number, heightPx: VerticalFit): PixelGlyph {
	const advance = Math.round(outline.advance * scale);
	if (outline.commands.length === 0) return { codePoint, bitmap: emptyBitmap, advance };
	const centred = (advance - outline.advance * scale) / 2;
	const fine = coverageOf(contoursOf(outline, { scale, heightPx, shift: centred, columnsPerPixel }));
	const bitmaps = shifts.map((shift) => bitmapOf(joinColumns(fine, columnsPerPixel, shift)));
	const fitting = bitmaps.filter(({ left, width }) => left >= 0 && left + width <= advance);
	const bitmap = widened(sharpest(fitting.length > 0 ? fitting : bitmaps));
	return { codePoint, ...insideAdvance(bitmap, advance) };
}

/**
 * At least two columns and two rows: boards unpack a glyph of a single column wrongly when its levels change from row to row,
 * and one of a single row when the panel is mounted across.
 */
function widened(bitmap: Bitmap): Bitmap {
	const { width, height, levels } = bitmap;
	const wide =
		width === 1
			? { ...bitmap, width: 2, levels: Uint8Array.from([...levels].flatMap((level) => [level, 0])) }
			: bitmap;
	if (height !== 1) return wide;
	const rows = new Uint8Array(2 * wide.width);
	rows.set(wide.levels, wide.width);
	return { ...wide, top: wide.top - 1, height: 2, levels: rows };
}

/** Moves ink that is left of the pen (as of J) to it, and widens the advance, so that neighbours keep some distance. */
function insideAdvance(bitmap: Bitmap, advance: number): Pick<PixelGlyph, "bitmap" | "advance"> {
	const moved = Math.max(0, -bitmap.left);
	const left = bitmap.left + moved;
	return {
		bitmap: { ...bitmap, left },
		advance: Math.max(advance + Math.ceil(moved / 2), left + bitmap.width),
	};
}

/** The one whose pixels are nearest to full or empty: the sum of squares of one and the same area is largest there. */
function sharpest(bitmaps: readonly Bitmap[]): Bitmap {
	const sharpness = (bitmap: Bitmap) => bitmap.levels.reduce((sum, level) => sum + level * level, 0);
	return bitmaps.reduce((best, next) => (sharpness(next) > sharpness(best) ? next : best));
}
