const weights = { Regular: 400, Semibold: 600, Bold: 700 } as const;

export type Style = keyof typeof weights;

export type Range = readonly [first: number, last: number];

type Row = Readonly<{ style: Style; characters: readonly Range[]; sizesPx: readonly number[] }>;

/** ASCII, Latin-1, Latin Extended-A, and what typesetting in these languages needs. */
const textCharacters: readonly Range[] = [
	[0x20, 0x7e],
	[0xa0, 0xac],
	[0xae, 0x17f],
	[0x218, 0x21b],
	[0x1e9e, 0x1e9e],
	[0x2013, 0x2014],
	[0x2018, 0x201a],
	[0x201c, 0x201e],
	[0x2022, 0x2022],
	[0x2026, 0x2026],
	[0x2039, 0x203a],
	[0x20ac, 0x20ac],
	[0x2122, 0x2122],
	[0x2212, 0x2212],
	[0xfffd, 0xfffd],
];

/** User codes of any service that keeps to RFC 8628 §6.1, and durations: space, dash, dot, colon, digits, capitals. */
const codeCharacters: readonly Range[] = [
	[0x20, 0x20],
	[0x2d, 0x2e],
	[0x30, 0x3a],
	[0x41, 0x5a],
	[0xfffd, 0xfffd],
];

/** Every text font that is made. `OpenSans-Regular-14` is 14 px per em. */
const rows: readonly Row[] = [
	{ style: "Regular", characters: textCharacters, sizesPx: [12, 14, 16, 20] },
	{ style: "Semibold", characters: textCharacters, sizesPx: [14, 16, 20, 24] },
	{ style: "Bold", characters: codeCharacters, sizesPx: [28, 32, 36, 44, 56] },
];

export type TextFontSpec = Readonly<{
	name: string;
	style: Style;
	weight: (typeof weights)[Style];
	sizePx: number;
	codePoints: readonly number[];
}>;

export const textFonts: readonly TextFontSpec[] = rows.flatMap(({ style, characters, sizesPx }) =>
	sizesPx.map((sizePx) => ({
		name: `OpenSans-${style}-${sizePx}`,
		style,
		weight: weights[style],
		sizePx,
		codePoints: characters.flatMap(([first, last]) =>
			Array.from({ length: last - first + 1 }, (_, index) => first + index),
		),
	})),
);

/** Every size of the font of symbols, which are this wide and this high. */
export const symbolSizesPx: readonly number[] = [16, 24, 32, 48, 64];
