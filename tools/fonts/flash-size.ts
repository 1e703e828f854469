/** What counts of a glyph: 16 levels, row by row. */
type Pixels = Readonly<{ levels: Uint8Array; width: number }>;

/** Of a font file: signature, block heads, the fixed parts of the blocks. */
const fixedBytes = 4 + 4 * 5 + 14 + 15;
const recordBytes = 20;

const none = 0;
const full = 15;
/** The longest runs of nothing, of full pixels, and of others that four bits can begin. */
const longest = { none: 9, full: 5, others: 4 } as const;

/**
 * Bytes that a font takes in a board's flash, in the SDK's version 4 of BMFont: a record of 20 bytes for each character, and
 * its pixels in runs. These are the sizes of the files that the SDK's build puts into its archive.
 */
export function flashBytes(name: string, family: string, glyphs: readonly Pixels[]): number {
	const names = family.length + 1 + `${name}.png`.length + 1;
	const pixels = glyphs.reduce((sum, { levels, width }) => sum + runBytes(levels, width), 0);
	return fixedBytes + names + recordBytes * glyphs.length + pixels;
}

/** Runs never go on in the next row. Four bits begin a run; of pixels that are neither nothing nor full, each has four more. */
export function runBytes(levels: Uint8Array, width: number): number {
	let nibbles = 0;
	for (let row = 0; row < levels.length; row += width) {
		const line = levels.subarray(row, row + width);
		for (let at = 0; at < width; ) {
			const length = runLength(line, at);
			const isQuoted = !isRun(line, at);
			nibbles += isQuoted ? 1 + length : 1;
			at += length;
		}
	}
	return Math.ceil(nibbles / 2);
}

/** Two equal pixels, of nothing or full. */
function isRun(line: Uint8Array, at: number): boolean {
	const level = line[at];
	return at + 1 < line.length && level === line[at + 1] && (level === none || level === full);
}

function runLength(line: Uint8Array, at: number): number {
	const isEqual = isRun(line, at);
	const most = isEqual ? (line[at] === none ? longest.none : longest.full) : longest.others;
	let end = at + 1;
	if (isEqual) while (end < line.length && end - at < most && line[end] === line[at]) end++;
	// What is left of a row is no run of its own when it is a single pixel.
	else while (end < line.length && end - at < most && !isRun(line, end)) end++;
	return end - at;
}
