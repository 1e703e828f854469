import { holdMs, resetMs } from "../../modules/pairing/state.js";

/** What a line on standard input may ask for. */
export type Command =
	| Readonly<{ kind: "button"; forMs: number }>
	| Readonly<{ kind: "shot"; file: string }>
	| Readonly<{ kind: "quit" }>
	| Readonly<{ kind: "nothing" }>
	| Readonly<{ kind: "unknown"; text: string }>;

const pressMs = 120;
/** Past the end of a hold by so much that the board has certainly seen it. */
const holdMarginMs = 300;

const words: Readonly<Record<string, Command>> = {
	"": { kind: "nothing" },
	press: { kind: "button", forMs: pressMs },
	hold: { kind: "button", forMs: holdMs + holdMarginMs },
	"long-hold": { kind: "button", forMs: resetMs + holdMarginMs },
	quit: { kind: "quit" },
};

/** Parses one line; total. */
export function parseCommand(line: string): Command {
	const text = line.trim();
	const command = Object.hasOwn(words, text) ? words[text] : undefined;
	if (command !== undefined) return command;
	const shot = /^shot\s+(\S.*)$/.exec(text);
	if (shot?.[1] !== undefined) return { kind: "shot", file: shot[1] };
	return {
		kind: "unknown",
		text: `Unknown command "${printable(text)}"; there are: press, hold, long-hold, shot FILE.png, quit.`,
	};
}

function printable(text: string): string {
	const shown = [...text].map((character) => (/\p{Cc}/u.test(character) ? "?" : character));
	return shown.length > 40 ? `${shown.slice(0, 40).join("")}…` : shown.join("");
}
