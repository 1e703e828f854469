import type { FontName } from "./box.js";
import { type FontMetrics, findOnce, type Wrapped } from "./font-metrics.js";
import { graphemes } from "./graphemes.js";
import { breakable, isHangul, phraseMark, phrases } from "./line-breaks.js";

export const ellipsis = "…";

/** How often the range is halved in which the width of the evenest lines lies. */
const evenSteps = 5;

/**
 * `text` in as few lines of at most `width` pixels as it needs, and these as even as they can be, so that no word is left
 * alone at the end. Lines end between words, never at a no-break space or before a dash, and in Chinese and Japanese between
 * {@link phrases}, or in one that is wider than a line where {@link breakable} allows it; what is wider than a line ends at one of its `seams`, or else anywhere but within a grapheme. A
 * single one that is wider than `width` gets a line of its own. Every character is measured at most three times.
 */
export function wrap(
	metrics: FontMetrics,
	font: FontName,
	text: string,
	width: number,
	seams = "-/",
): Wrapped {
	const isPlainLine = !/[\t\r\n]| {2}|^ | $/.test(text);
	if (isPlainLine && metrics.width(font, text) <= width) {
		return { lines: [text.replaceAll(phraseMark, "")], broken: false, parted: false };
	}
	const question = `${font} ${width} ${seams} ${text}`;
	return findOnce(metrics.found?.lines, question, () => wrapWords(metrics, font, text, width, seams));
}

function wrapWords(
	metrics: FontMetrics,
	font: FontName,
	text: string,
	width: number,
	seams: string,
): Wrapped {
	const space = metrics.width(font, " ");
	let broken = false;
	let parted = false;
	const parts = words(text).flatMap(({ word, spaced }): Part | Part[] => {
		const whole = metrics.width(font, word);
		if (whole <= width) return { text: word, width: whole, gap: spaced ? space : 0 };
		const smaller = isPlain(word) ? [word] : breakable(word);
		parted ||= smaller.length > 1;
		const pieces = smaller.flatMap((part) => {
			if (smaller.length > 1 && metrics.width(font, part) <= width) return [part];
			const broke = breakWord(metrics, font, part, width, seams);
			broken ||= broke.slice(0, -1).some((piece) => !isSeam(piece.at(-1) ?? " ", seams));
			return broke;
		});
		return pieces.map((piece, index): Part => {
			const own = metrics.width(font, piece);
			return { text: piece, width: own, gap: spaced && index === 0 ? space : 0 };
		});
	});
	return { lines: evened(parts, width).map((line) => line.text), broken, parted };
}

type Line = Readonly<{ text: string; width: number }>;
/** What a line may end after, and the space before it unless it begins a line. Pixels. */
type Part = Line & Readonly<{ gap: number }>;

function filled(parts: readonly Part[], width: number): readonly Line[] {
	const lines: Line[] = [];
	for (const { text, width: own, gap } of parts) {
		const line = lines.at(-1);
		const used = line === undefined ? own : line.width + gap + own;
		if (line === undefined || used > width) lines.push({ text, width: own });
		else lines[lines.length - 1] = { text: line.text + (gap > 0 ? " " : "") + text, width: used };
	}
	return lines;
}

/** As few lines as the width allows, in the least width that still gives no more. */
function evened(parts: readonly Part[], width: number): readonly Line[] {
	let lines = filled(parts, width);
	const count = lines.length;
	let enough = width;
	let short = width / 2;
	for (let step = 0; count > 1 && step < evenSteps; step++) {
		const middle = (enough + short) / 2;
		const even = filled(parts, middle);
		if (even.length > count) short = middle;
		else {
			lines = even;
			enough = middle;
		}
	}
	return lines;
}

/**
 * Words, and the parts of those between which a line may end too. A dash that stands alone is part of the word before it. The
 * expression is here because a board's preloaded modules cannot hold one.
 */
function words(text: string): Readonly<{ word: string; spaced: boolean }>[] {
	return text
		.split(/[ \t\r\n]+(?![–—-][ \t\r\n])/)
		.filter((word) => word !== "")
		.flatMap((word, at) =>
			(isPlain(word) ? [word] : phrases(word)).map((part, index) => ({
				word: part,
				spaced: at > 0 && index === 0,
			})),
		);
}

/** No character of it is one that a line may end at, or that belongs to the one before it. */
function isPlain(word: string): boolean {
	return !/[\u0300-\u200f\u2028-\uabff\ud7a4-\u{10ffff}]/u.test(word);
}

function isSeam(character: string, seams: string): boolean {
	return seams.includes(character) || isHangul(character);
}

/** At most `maxLines` of the lines; when some are left out, the last one ends with "…". */
export function clip(
	metrics: FontMetrics,
	font: FontName,
	lines: readonly string[],
	width: number,
	maxLines: number,
): readonly string[] {
	if (lines.length <= maxLines) return lines;
	const kept = lines.slice(0, maxLines);
	const room = width - metrics.width(font, ellipsis);
	const last = leading(metrics, font, kept.pop() ?? "", room);
	return [...kept, last.trimEnd() + ellipsis];
}

/** As much of the text's beginning as fits in `width`. */
export function leading(metrics: FontMetrics, font: FontName, text: string, width: number): string {
	const characters = graphemes(text);
	return characters.slice(0, longestFit(metrics, font, characters, 0, width).end).join("");
}

function breakWord(
	metrics: FontMetrics,
	font: FontName,
	word: string,
	width: number,
	seams: string,
): string[] {
	const characters = graphemes(word);
	const pieces: string[] = [];
	let start = 0;
	while (start < characters.length) {
		const { end, seam } = longestFit(metrics, font, characters, start, width, seams);
		const stop = end === characters.length ? end : (seam ?? Math.max(end, start + 1));
		pieces.push(characters.slice(start, stop).join(""));
		start = stop;
	}
	return pieces;
}

/** Where the characters from `start` that fit in `width` end, and where the last seam among them ends. */
function longestFit(
	metrics: FontMetrics,
	font: FontName,
	characters: readonly string[],
	start: number,
	width: number,
	seams = "",
): Readonly<{ end: number; seam: number | undefined }> {
	let used = 0;
	let seam: number | undefined;
	let end = start;
	for (const character of characters.slice(start)) {
		used += metrics.width(font, character);
		if (used > width) break;
		end++;
		if (isSeam(character, seams)) seam = end;
	}
	return { end, seam };
}
