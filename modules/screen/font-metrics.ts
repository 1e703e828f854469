import type { FontName } from "./box.js";

/** By what was asked. */
export type Found = Readonly<{
	fonts: Map<string, readonly FontName[]>;
	lines: Map<string, Wrapped>;
	names: Map<string, FittedText>;
}>;

/**
 * `lines` hold the whole text; `broken`: a word was wider than a line and goes on in the next without a seam; `parted`: so did
 * a phrase in a script without spaces, at a place where a line may end.
 */
export type Wrapped = Readonly<{ lines: readonly string[]; broken: boolean; parted: boolean }>;

export type FittedText = Readonly<{ font: FontName; lines: readonly string[] }>;

/** So many answers are kept at once: more would cost a small board memory that it needs. */
const mostFound = 16;

/** The answer to `question`, which is looked for once as long as `found` remembers it. */
export function findOnce<T>(found: Map<string, T> | undefined, question: string, find: () => T): T {
	const known = found?.get(question);
	if (known !== undefined) return known;
	const answer = find();
	if (found !== undefined && found.size >= mostFound) found.clear();
	found?.set(question, answer);
	return answer;
}

/** What layout must know of a font; both painters read it from the same files in `assets/fonts`. Pixels. */
export interface FontMetrics {
	readonly names: readonly FontName[];
	lineHeight(font: FontName): number;
	/** Sum of the advances; a character the font lacks counts, and is drawn, as its replacement. No kerning. */
	width(font: FontName, text: string): number;
	/** How many characters of the text the font lacks; without it, none. */
	missing?(font: FontName, text: string): number;
	/** Fonts that have the characters of texts, texts in lines, and names in fonts, that have been found for the view that is being arranged: most are asked for often. */
	readonly found?: Found;
}
