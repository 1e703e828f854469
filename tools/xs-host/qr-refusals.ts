import type { Fields, Script } from "./script/message.js";

/** What the encoder is given, and how many modules its code has along a side; `undefined`: it makes none. */
export type Attempt = Readonly<{ what: string; text: string; modes: string; side: number | undefined }>;

/** As many characters as version 10 holds at level L in each mode (ISO/IEC 18004, table 7). */
const most = { N: 652, A: 395, B: 271 } as const;
const largestSide = 57;

function attempt(what: string, text: string, modes: string, side?: number): Attempt {
	return { what, text, modes, side };
}

function long(what: string, mode: keyof typeof most, count: number, side?: number): Attempt {
	return attempt(`${count.toLocaleString("en")} ${what}`, "7".repeat(count), mode.repeat(count), side);
}

export const attempts: readonly Attempt[] = [
	attempt("an empty text without modes", "", "", 21),
	attempt("a character in each mode", "7Aa", "NAB", 21),
	attempt("the unknown mode X", "7", "X"),
	attempt("the unknown mode n", "7", "n"),
	attempt("an unknown mode after a known one", "77", "NX"),
	attempt("fewer modes than characters", "77", "N"),
	attempt("a text without modes", "7", ""),
	attempt("more modes than characters", "7", "NN"),
	attempt("modes without a text", "", "N"),
	attempt("a letter as numeric", "A", "N"),
	attempt("a letter among digits as numeric", "7A7", "NNN"),
	attempt("a small letter as alphanumeric", "a", "A"),
	attempt("a small letter that only the last segment has", "77Aa", "NNAA"),
	attempt("a question mark as alphanumeric", "A?", "AA"),
	long("digits as numeric", "N", most.N, largestSide),
	long("digits as numeric", "N", most.N + 1),
	long("digits as alphanumeric", "A", most.A, largestSide),
	long("digits as alphanumeric", "A", most.A + 1),
	long("digits as bytes", "B", most.B, largestSide),
	long("digits as bytes", "B", most.B + 1),
	long("digits as bytes", "B", 40_000),
];

/** Has the guest `qr` try each, and notes what its encoder made. */
export function* encoding(sides: Map<Attempt, number | undefined>): Script {
	for (const one of attempts) {
		const [line] = yield ["encode", one.text, one.modes];
		sides.set(one, sideIn(line));
	}
}

/** @throws Error when the guest did not answer */
function sideIn(line: Fields | undefined): number | undefined {
	const [kind, side] = line ?? [];
	if (kind !== "side") throw new Error(`the guest said "${line?.join(" ")}" instead of a side`);
	return side === "" ? undefined : Number(side);
}
