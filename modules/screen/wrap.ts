import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";

export const ellipsis = "…";

/** `lines` hold the whole text; `broken`: a word was wider than a line and goes on in the next without a seam. */
export type Wrapped = Readonly<{ lines: readonly string[]; broken: boolean }>;

/**
 * `text` in lines of at most `width` pixels, filled from the first. Lines end between words, never at a no-break space; a
 * word that is wider than a line ends at one of its `seams`, or else anywhere. A single character that is wider than
 * `width` gets a line of its own.
 */
export function wrap(
	metrics: FontMetrics,
	font: FontName,
	text: string,
	width: number,
	seams = "-/",
): Wrapped {
	const lines: string[] = [];
	let line = "";
	let broken = false;
	for (const word of text.split(/[ \t\r\n]+/)) {
		if (word === "") continue;
		const longer = line === "" ? word : `${line} ${word}`;
		if (metrics.width(font, longer) <= width) {
			line = longer;
			continue;
		}
		if (line !== "") lines.push(line);
		const pieces = breakWord(metrics, font, word, width, seams);
		line = pieces.pop() ?? "";
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
	while (characters.length > 0 && metrics.width(font, characters.join("") + ellipsis) > width)
		characters.pop();
	return [...kept, characters.join("").trimEnd() + ellipsis];
}

function breakWord(
	metrics: FontMetrics,
	font: FontName,
	word: string,
	width: number,
	seams: string,
): string[] {
	const pieces: string[] = [];
	let rest = [...word];
	while (metrics.width(font, rest.join("")) > width && rest.length > 1) {
		const room = longestFit(metrics, font, rest, width);
		const seam = lastSeam(rest, room, seams);
		pieces.push(rest.slice(0, seam).join(""));
		rest = rest.slice(seam);
	}
	pieces.push(rest.join(""));
	return pieces;
}

/** How many characters from the start fit, at least one. */
function longestFit(
	metrics: FontMetrics,
	font: FontName,
	characters: readonly string[],
	width: number,
): number {
	let used = 0;
	for (const [index, character] of characters.entries()) {
		used += metrics.width(font, character);
		if (used > width) return Math.max(1, index);
	}
	return characters.length;
}

/** The count up to and with the last seam among the first `room` characters; `room` when there is none. */
function lastSeam(characters: readonly string[], room: number, seams: string): number {
	for (let count = room; count > 0; count--) {
		if (seams.includes(characters[count - 1] ?? " ")) return count;
	}
	return room;
}
