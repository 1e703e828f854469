import { holdMs, resetMs } from "../pairing/state.js";

const pressMs = 120;
/** Past the end of a hold by so much that the board has certainly seen it. */
const holdMarginMs = 300;

/** The lines that stand for a button, and how long each keeps it down, ms. */
const lines: Readonly<Record<string, number>> = Object.freeze(
	{ press: pressMs, hold: holdMs + holdMarginMs, "long-hold": resetMs + holdMarginMs },
	true,
);

/** For how long a line keeps the button down, ms; `undefined`: it is no such line. */
export function buttonLine(line: string): number | undefined {
	return Object.hasOwn(lines, line) ? lines[line] : undefined;
}
