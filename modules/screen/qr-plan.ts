/**
 * How a text is put into a QR code: `modes` has a letter for each of its characters, the mode in which that is written: `N`
 * numeric, `A` alphanumeric, `B` byte. A run of one letter is one segment. `modules` is what the code has along one side,
 * without the quiet zone.
 */
export type QrPlan = Readonly<{ text: string; modes: string; modules: number }>;

/** Data code words at level L of versions 1 to 10 (ISO/IEC 18004, table 7). */
const dataCodewords: readonly number[] = Object.freeze([19, 34, 55, 80, 108, 136, 156, 194, 232, 274], true);

/** From this version on the counts of characters have more bits (ISO/IEC 18004, table 3). */
const longCountVersion = 10;
const modeBits = 4;

/** What the alphanumeric mode holds, the digits of the numeric mode first (ISO/IEC 18004, table 5). */
const denseCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const digitCount = 10;

/** The densest first. A character takes 10/3, 11/2 or 8 bits: whole numbers of sixths. */
const modes = Object.freeze(
	[
		{ letter: "N", sixths: 20, countBits: 10, longCountBits: 12 },
		{ letter: "A", sixths: 33, countBits: 9, longCountBits: 11 },
		{ letter: "B", sixths: 48, countBits: 8, longCountBits: 16 },
	] as const,
	true,
);

/**
 * The smallest code up to version 10 (57 modules) that holds `text` at level L, in the segments that take the fewest bits:
 * any link of a service does, as those have at most 256 characters. `undefined` when it is longer or has other characters
 * than those of ASCII that can be seen.
 */
export function qrPlan(text: string): QrPlan | undefined {
	let isLong = false;
	let segments = segmentsOf(text, isLong);
	for (const [index, codewords] of dataCodewords.entries()) {
		if (index + 1 === longCountVersion) {
			isLong = true;
			segments = segmentsOf(text, isLong);
		}
		if (segments !== undefined && segments.bits <= codewords * 8) {
			return { text, modes: segments.modes, modules: 21 + 4 * index };
		}
	}
	return undefined;
}

/**
 * The cheapest way to write the text up to each character, with the next one in each mode: from the first character on, what
 * leads to a mode is the same mode before, or whichever ends at the least cost and a new segment.
 */
function segmentsOf(text: string, isLong: boolean): Readonly<{ modes: string; bits: number }> | undefined {
	const heads = modes.map((mode) => 6 * (modeBits + (isLong ? mode.longCountBits : mode.countBits)));
	const sixths = modes.map((mode) => mode.sixths);
	const costs = [...heads];
	const origins = new Uint8Array(modes.length * text.length);
	let ended = 0;
	for (let at = 0; at < text.length; at++) {
		const densest = densestOf(text.charAt(at));
		let last = 0;
		for (let index = 0; index < modes.length; index++) {
			const cost = index < densest ? Number.POSITIVE_INFINITY : (costs[index] ?? 0) + (sixths[index] ?? 0);
			costs[index] = cost;
			if (cost < (costs[last] ?? 0)) last = index;
		}
		ended = 6 * Math.ceil((costs[last] ?? 0) / 6);
		if (ended === Number.POSITIVE_INFINITY) return undefined;
		for (let index = 0; index < modes.length; index++) {
			const anew = ended + (heads[index] ?? 0);
			const isNew = anew < (costs[index] ?? 0);
			if (isNew) costs[index] = anew;
			origins[modes.length * at + index] = isNew ? last : index;
		}
	}
	return { modes: traced(origins, costs), bits: ended / 6 };
}

/** The first mode that holds a character; 3 when none does. */
function densestOf(character: string): number {
	const at = denseCharacters.indexOf(character);
	if (at >= 0) return at < digitCount ? 0 : 1;
	return character > " " && character < "\x7f" ? 2 : 3;
}

/** From the end, where the cheapest mode is, back to the mode of each character. */
function traced(origins: Uint8Array, costs: readonly number[]): string {
	const letters: string[] = [];
	let mode = costs.indexOf(Math.min(...costs));
	for (let at = origins.length - modes.length; at >= 0; at -= modes.length) {
		mode = origins[at + mode] ?? 0;
		letters.unshift(modes[mode]?.letter ?? "");
	}
	return letters.join("");
}
