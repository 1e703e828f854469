import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";
import { graphemes } from "./graphemes.js";
import { breakable, isHangul } from "./line-breaks.js";

export const ellipsis = "…";

/** `lines` hold the whole text; `broken`: a word was wider than a line and goes on in the next without a seam. */
export type Wrapped = Readonly<{ lines: readonly string[]; broken: boolean }>;

/**
 * `text` in lines of at most `width` pixels, filled from the first. Lines end between words, never at a no-break space, and
 * in Chinese and Japanese where {@link breakable} allows it; what is wider than a line ends at one of its `seams`, or else
 * anywhere but within a grapheme. A single one that is wider than `width` gets a line of its own. Every character is
 * measured at most three times.
 */
export function wrap(
	metrics: FontMetrics,
	font: FontName,
	text: string,
	width: number,
	seams = "-/",
): Wrapped {
	const space = metrics.width(font, " ");
	const lines: string[] = [];
	let line = "";
	let used = 0;
	let broken = false;
	for (const { part, spaced } of partsOf(text)) {
		const partWidth = metrics.width(font, part);
		const gap = spaced ? space : 0;
		if (line !== "" && used + gap + partWidth <= width) {
			line += spaced ? ` ${part}` : part;
			used += gap + partWidth;
			continue;
		}
		if (line !== "") lines.push(line);
		const pieces = partWidth <= width ? [part] : breakWord(metrics, font, part, width, seams);
		line = pieces.pop() ?? "";
		used = pieces.length === 0 ? partWidth : metrics.width(font, line);
		lines.push(...pieces);
		broken ||= pieces.some((piece) => !isSeam(piece.at(-1) ?? " ", seams));
	}
	if (line !== "") lines.push(line);
	return { lines, broken };
}

/** What a line may end after; `spaced` when a space stands before it unless it begins a line. */
type Part = Readonly<{ part: string; spaced: boolean }>;

function partsOf(text: string): Part[] {
	return text
		.split(/[ \t\r\n]+/)
		.filter((word) => word !== "")
		.flatMap((word, at) =>
			(isPlain(word) ? [word] : breakable(graphemes(word))).map((part, index) => ({
				part,
				spaced: at > 0 && index === 0,
			})),
		);
}

/** No character of it is one that a line may end at, or that belongs to the one before it. */
function isPlain(word: string): boolean {
	for (let index = 0; index < word.length; index++) {
		const code = word.charCodeAt(index);
		if (code >= 0x300 && !(code >= 0x2010 && code <= 0x2027) && !(code >= 0xac00 && code <= 0xd7a3))
			return false;
	}
	return true;
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
	const characters = graphemes(kept.pop() ?? "");
	const room = width - metrics.width(font, ellipsis);
	const fitting = longestFit(metrics, font, characters, 0, room).end;
	return [...kept, characters.slice(0, fitting).join("").trimEnd() + ellipsis];
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
