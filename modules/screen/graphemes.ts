type Range = readonly [first: number, last: number];

/** Marks, joiners and modifiers that belong to what is before them: the common part of Unicode's `Extend`. */
const extending: readonly Range[] = Object.freeze(
	[
		[0x300, 0x36f],
		[0x483, 0x489],
		[0x591, 0x5bd],
		[0x5bf, 0x5bf],
		[0x5c1, 0x5c2],
		[0x610, 0x61a],
		[0x64b, 0x65f],
		[0x670, 0x670],
		[0x900, 0x903],
		[0x93a, 0x93c],
		[0x93e, 0x94f],
		[0xe31, 0xe31],
		[0xe34, 0xe3a],
		[0xe47, 0xe4e],
		[0x1ab0, 0x1aff],
		[0x1dc0, 0x1dff],
		[0x200c, 0x200d],
		[0x20d0, 0x20ff],
		[0x302a, 0x302f],
		[0x3099, 0x309a],
		[0xfe00, 0xfe0f],
		[0xfe20, 0xfe2f],
		[0x1f3fb, 0x1f3ff],
		[0xe0020, 0xe007f],
	],
	true,
);

const joiner = 0x200d;

/** Characters as people count them: a letter with its accents, a flag, a family (UAX #29, its common cases). */
export function graphemes(text: string): readonly string[] {
	const clusters: string[] = [];
	let before = -1;
	let flags = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		flags = isFlagHalf(code) ? flags + 1 : 0;
		const joins =
			before >= 0 && (isExtending(code) || joinsTo(before, code) || (flags > 0 && flags % 2 === 0));
		const last = clusters.length - 1;
		if (joins) clusters[last] = (clusters[last] ?? "") + character;
		else clusters.push(character);
		before = code;
	}
	return clusters;
}

function isExtending(code: number): boolean {
	return code >= 0x300 && extending.some(([first, last]) => first <= code && code <= last);
}

/** After a joiner, an emoji; within a syllable of Hangul letters, the next of them. */
function joinsTo(before: number, code: number): boolean {
	if (before === joiner) return code >= 0x2190;
	if (!isBetween(code, 0x1160, 0x11ff) && !isBetween(code, 0x1100, 0x115f)) return false;
	const isVowel = code >= 0x1160 && code <= 0x11a7;
	if (code < 0x1160) return isBetween(before, 0x1100, 0x115f);
	if (isVowel) return isBetween(before, 0x1100, 0x11a7);
	return isBetween(before, 0x1160, 0x11ff) || isBetween(before, 0xac00, 0xd7a3);
}

function isFlagHalf(code: number): boolean {
	return isBetween(code, 0x1f1e6, 0x1f1ff);
}

function isBetween(code: number, first: number, last: number): boolean {
	return first <= code && code <= last;
}
