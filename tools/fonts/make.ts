import { type Bitmap, bitmapOf, combine, crisp } from "./bitmap.js";
import { type FontFiles, fontFiles, type PixelFont } from "./bmfont-file.js";
import { type Contour, coverageOf } from "./coverage.js";
import { type Face, openSans } from "./family.js";
import { symbolSizesPx, type TextFontSpec, textFonts } from "./font-table.js";
import { crispGlyph, type PixelGlyph, pixelGlyphs } from "./glyph.js";
import { composed, markGlyphs } from "./marks.js";
import { type Layer, symbolGrid, symbolShapes } from "./symbol-shapes.js";

/** Every font of the table. The same input gives the same pixels on every machine. */
export function makeFonts(): FontFiles[] {
	const faces = { 400: openSans(400), 600: openSans(600), 700: openSans(700) } as const;
	return [
		...textFonts.map((spec) => fontFiles(textFont(spec, faces[spec.weight]))),
		...symbolSizesPx.map((sizePx) => fontFiles(symbolFont(sizePx))),
	];
}

/** A line is as high as the font's own ink, so no accent leaves it and none of a small panel is wasted. */
function textFont(spec: TextFontSpec, face: Face): PixelFont {
	const whole = pixelGlyphs(face, spec.sizePx, spec.codePoints).map(crispGlyph);
	const base = Math.max(...whole.map(({ bitmap }) => -bitmap.top));
	const depth = Math.max(...whole.map(({ bitmap }) => bitmap.top + bitmap.height));
	return {
		name: spec.name,
		family: "Open Sans",
		sizePx: spec.sizePx,
		bold: spec.style === "Bold",
		lineHeight: base + depth,
		base,
		glyphs: spec.style === "Bold" ? whole : composed(whole, markGlyphs(face, spec.sizePx)),
	};
}

function symbolFont(sizePx: number): PixelFont {
	const symbols = symbolShapes.map(
		({ codePoint, layers }): PixelGlyph => ({
			codePoint,
			bitmap: symbolBitmap(layers, sizePx),
			advance: sizePx,
		}),
	);
	return {
		name: `Symbols-Regular-${sizePx}`,
		family: "Symbols",
		sizePx,
		bold: false,
		lineHeight: sizePx,
		base: sizePx,
		glyphs: [...symbols, replacementSymbol(sizePx)],
	};
}

function symbolBitmap(layers: readonly Layer[], sizePx: number): Bitmap {
	const scale = sizePx / symbolGrid;
	const place = (contour: Contour): Contour =>
		contour.map(({ x, y }) => ({ x: x * scale, y: y * scale - sizePx }));
	const [first, ...rest] = layers.map(({ kind, contours }) => ({
		kind,
		coverage: coverageOf(contours.map(place)),
	}));
	if (first === undefined) throw new Error("a symbol needs at least one layer");
	return crisp(
		bitmapOf(rest.reduce((base, layer) => combine(base, layer.coverage, layer.kind), first.coverage)),
	);
}

/** An empty box for U+FFFD. */
function replacementSymbol(sizePx: number): PixelGlyph {
	const square = (inset: number): Contour => [
		{ x: inset, y: inset },
		{ x: symbolGrid - inset, y: inset },
		{ x: symbolGrid - inset, y: symbolGrid - inset },
		{ x: inset, y: symbolGrid - inset },
	];
	const layers: readonly Layer[] = [
		{ kind: "add", contours: [square(3)] },
		{ kind: "cut", contours: [square(6)] },
	];
	return { codePoint: 0xfffd, bitmap: symbolBitmap(layers, sizePx), advance: sizePx };
}
