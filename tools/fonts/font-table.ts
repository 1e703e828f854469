const weights = { Regular: 400, Semibold: 600, Bold: 700 } as const;

export type Style = keyof typeof weights;

export type Range = readonly [first: number, last: number];

type Row = Readonly<{
	style: Style;
	characters: readonly (readonly Range[])[];
	sizesPx: readonly number[];
}>;

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

/** Letters of names in Danish, Norwegian, Polish, Czech, Croatian and Turkish that have no mark which could be put on. */
const nameLetters: readonly Range[] = [
	[0xc5, 0xc6],
	[0xd8, 0xd8],
	[0xe6, 0xe6],
	[0xf8, 0xf8],
	[0x104, 0x105],
	[0x10f, 0x111],
	[0x118, 0x119],
	[0x131, 0x131],
	[0x141, 0x142],
	[0x165, 0x165],
];

/** Durations, and user codes of digits. */
const digits: readonly Range[] = [
	[0x20, 0x20],
	[0x2d, 0x2e],
	[0x30, 0x3a],
	[0xfffd, 0xfffd],
];

/** User codes as RFC 8628 §6.1 advises: no vowels, so that they are no words. */
const consonants: readonly Range[] = [
	[0x42, 0x44],
	[0x46, 0x48],
	[0x4a, 0x4e],
	[0x50, 0x54],
	[0x56, 0x58],
	[0x5a, 0x5a],
];

const capitals: readonly Range[] = [[0x41, 0x5a]];

/** Every text font that is made. `OpenSans-Regular-14` is 14 px per em. */
const rows: readonly Row[] = [
	{ style: "Regular", characters: [wordCharacters, [[0x131, 0x131]]], sizesPx: [12] },
	{ style: "Semibold", characters: [nameCharacters], sizesPx: [14] },
	{ style: "Semibold", characters: [wordCharacters, nameLetters], sizesPx: [16, 20, 24] },
	{ style: "Bold", characters: [digits], sizesPx: [28] },
	{ style: "Bold", characters: [digits, consonants], sizesPx: [32] },
	{ style: "Bold", characters: [digits, capitals], sizesPx: [44] },
	{ style: "Bold", characters: [digits, consonants], sizesPx: [56] },
];

export type TextFontSpec = Readonly<{
	name: string;
	style: Style;
	weight: (typeof weights)[Style];
	sizePx: number;
	/** Ascending. */
	codePoints: readonly number[];
}>;

export const textFonts: readonly TextFontSpec[] = rows.flatMap(({ style, characters, sizesPx }) =>
	sizesPx.map((sizePx) => ({
		name: `OpenSans-${style}-${sizePx}`,
		style,
		weight: weights[style],
		sizePx,
		codePoints: [...new Set(characters.flat().flatMap(codesIn))].sort((a, b) => a - b),
	})),
);

function codesIn([first, last]: Range): number[] {
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Every size of the font of symbols, which are this wide and this high. */
export const symbolSizesPx: readonly number[] = [16, 24, 48];

/** Bytes of flash for all of these fonts together, and for those of one language of East Asia. */
export const flashBudgets = { latin: 64_000, eastAsian: 400_000 } as const;
