import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";

export const ellipsis = "…";

/** `lines` hold the whole text; `broken`: a word was wider than a line and goes on in the next without a seam. */
export type Wrapped = Readonly<{ lines: readonly string[]; broken: boolean }>;

/**
 * `text` in lines of at most `width` pixels, filled from the first. Lines end between words, never at a no-break space; a
 * word that is wider than a line ends at one of its `seams`, or else anywhere. A single character that is wider than
 * `width` gets a line of its own. Every character is measured at most three times.
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
	for (const word of text.split(/[ \t\r\n]+/)) {
		if (word === "") continue;
		const wordWidth = metrics.width(font, word);
		if (line !== "" && used + space + wordWidth <= width) {
			line += ` ${word}`;
			used += space + wordWidth;
			continue;
		}
		if (line !== "") lines.push(line);
		const pieces = wordWidth <= width ? [word] : breakWord(metrics, font, word, width, seams);
		line = pieces.pop() ?? "";
		used = pieces.length === 0 ? wordWidth : metrics.width(font, line);
		lines.push(...pieces);
		broken ||= pieces.some((piece) => !seams.includes(piece.at(-1) ?? " "));
	}
	if (line !== "") lines.push(line);
	return { lines, broken };
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
	const characters = [...(kept.pop() ?? "")];
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
	const characters = [...word];
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
		if (seams.includes(character)) seam = end;
	}
	return { end, seam };
}
