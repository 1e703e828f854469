import { buttonLine } from "../../modules/engine/button-lines.js";

/** What a line on standard input may ask for. */
export type Command =
	| Readonly<{ kind: "button"; forMs: number }>
	/** `undefined`: the board has none. */
	| Readonly<{ kind: "battery"; percent: number | undefined }>
	| Readonly<{ kind: "shot"; file: string }>
	| Readonly<{ kind: "quit" }>
	| Readonly<{ kind: "nothing" }>
	| Readonly<{ kind: "unknown"; text: string }>;

/** What {@link parseCommand} understands, for people. */
export const commandList = "press, hold (3 s), long-hold (10 s), battery PERCENT|none, shot FILE.png, quit";

/** Parses one line; total. */
export function parseCommand(line: string): Command {
	const text = line.trim();
	if (text === "") return { kind: "nothing" };
	if (text === "quit") return { kind: "quit" };
	const forMs = buttonLine(text);
	if (forMs !== undefined) return { kind: "button", forMs };
	const battery = /^battery\s+(none|\d{1,2}|100)$/.exec(text)?.[1];
	if (battery !== undefined) {
		return { kind: "battery", percent: battery === "none" ? undefined : Number(battery) };
	}
	const shot = /^shot\s+(\S.*)$/.exec(text);
	if (shot?.[1] !== undefined) return { kind: "shot", file: shot[1] };
	return {
		kind: "unknown",
		text: `Unknown command "${printable(text)}"; there are: press, hold, long-hold, battery PERCENT|none, shot FILE.png, quit.`,
	};
}

function printable(text: string): string {
	const shown = [...text].map((character) => (/\p{Cc}/u.test(character) ? "?" : character));
	return shown.length > 40 ? `${shown.slice(0, 40).join("")}…` : shown.join("");
}
