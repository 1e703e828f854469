const weights = { Regular: 400, Semibold: 600, Bold: 700 } as const;

export type Style = keyof typeof weights;

export type Range = readonly [first: number, last: number];

type Row = Readonly<{ style: Style; characters: readonly Range[]; sizesPx: readonly number[] }>;

/** What names may hold: ASCII, Latin-1, Latin Extended-A, and what typesetting in these languages needs. */
const nameCharacters: readonly Range[] = [
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

/** What the words of English, German, Spanish, French, Italian and Portuguese are written with, and most names there. */
const wordCharacters: readonly Range[] = [
	[0x20, 0x7e],
	[0xa0, 0xa1],
	[0xaa, 0xab],
	[0xb0, 0xb0],
	[0xb7, 0xb7],
	[0xba, 0xbb],
	[0xbf, 0xc4],
	[0xc7, 0xcf],
	[0xd1, 0xd6],
	[0xd9, 0xdc],
	[0xdf, 0xe4],
	[0xe7, 0xef],
	[0xf1, 0xf6],
	[0xf9, 0xfc],
	[0xff, 0xff],
	[0x152, 0x153],
	[0x178, 0x178],
	[0x2013, 0x2014],
	[0x2018, 0x201a],
	[0x201c, 0x201e],
	[0x2022, 0x2022],
	[0x2026, 0x2026],
	[0x20ac, 0x20ac],
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
	{ style: "Regular", characters: wordCharacters, sizesPx: [12, 16, 20] },
	{ style: "Regular", characters: nameCharacters, sizesPx: [14] },
	{ style: "Semibold", characters: wordCharacters, sizesPx: [14, 20, 24] },
	{ style: "Semibold", characters: nameCharacters, sizesPx: [16] },
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
