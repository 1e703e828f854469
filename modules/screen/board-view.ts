import type { Words } from "../language/words.js";
import type { View } from "./view.js";

const nothing = Object.freeze(
	{ project: undefined, code: undefined, notice: undefined, hint: undefined, hold: undefined },
	true,
);

/** What a board shows before it knows its state. */
export function startingView({ starting }: Words): View {
	const { title, text } = starting;
	return {
		...nothing,
		state: "starting",
		name: "starting",
		tone: "neutral",
		symbol: "waiting",
		title,
		lines: [text],
	};
}

/** Short codes of what can be wrong with the board itself, for whoever is asked for help. */
export const faultCodes = Object.freeze({ configuration: "C1", start: "S1" } as const, true);

/** What a board shows when it cannot do its work. */
export function faultView(words: Words, code: string): View {
	const { title, text } = words.fault(code);
	return {
		...nothing,
		state: "fault",
		name: `fault: ${code}`,
		tone: "bad",
		symbol: "warning",
		title,
		lines: [text],
	};
}
