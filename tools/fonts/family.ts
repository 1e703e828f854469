import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype from "opentype.js";

/** Outline of one character in font units; y grows upwards from the baseline. */
export type Outline = Readonly<{ commands: readonly opentype.PathCommand[]; advance: number }>;

/** Heights in font units that the eye compares along a line of text. */
export type Zones = Readonly<{
	descender: number;
	/** How far round letters go beyond the flat ones, below the baseline and above `xHeight` and `capHeight`. */
	overshoot: number;
	xHeight: number;
	xHeightRound: number;
	capHeight: number;
	capHeightRound: number;
	ascender: number;
}>;

export type Face = Readonly<{
	unitsPerEm: number;
	zones: Zones;
	/** `undefined` when the family does not have the character. */
	outline: (codePoint: number) => Outline | undefined;
}>;

/** The files that the package splits one weight into; the first that has a character gives it. */
const subsets = ["latin", "latin-ext"] as const;

/** One weight of Open Sans from its npm package. */
export function openSans(weight: 400 | 600 | 700): Face {
	const parts = subsets.map((subset) =>
		parse(`@fontsource/open-sans/files/open-sans-${subset}-${weight}-normal.woff`),
	);
	const outline = (codePoint: number): Outline | undefined => {
		for (const part of parts) {
			const glyph = part.charToGlyph(String.fromCodePoint(codePoint));
			if (glyph.index !== 0) return { commands: glyph.path.commands, advance: glyph.advanceWidth ?? 0 };
		}
		return undefined;
	};
	const [first] = parts;
	if (first === undefined) throw new Error("a family needs at least one file");
	return { unitsPerEm: first.unitsPerEm, zones: zonesOf(first), outline };
}

function parse(file: string): opentype.Font {
	const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
	return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function zonesOf(font: opentype.Font): Zones {
	const metrics = (character: string) => font.charToGlyph(character).getMetrics();
	return {
		descender: metrics("p").yMin,
		overshoot: -metrics("o").yMin,
		xHeight: metrics("x").yMax,
		xHeightRound: metrics("o").yMax,
		capHeight: metrics("H").yMax,
		capHeightRound: metrics("O").yMax,
		ascender: metrics("d").yMax,
	};
}
