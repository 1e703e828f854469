import type { Presence } from "./apply.js";
import { type Refusal, refusalReasons, settingNamed } from "./setting-name.js";

/** What a board tells about itself to whoever asks. */
export type BoardAbout = Presence &
	Readonly<{
		protocol: number;
		/** Both 1–32 characters of `A-Z a-z 0-9 . _ + -`. */
		firmware: string;
		board: string;
	}>;

/** Why a request could not be served, whatever the values are. Nothing was changed. */
export const wrongReasons = Object.freeze(
	[
		/** No `hello` before: the board has started again since. */
		"no-hello",
		/** Unknown to this firmware, or malformed. */
		"request",
		/** The firmware speaks another version of the protocol. */
		"version",
		/** A piece that does not follow what is there, a commit without a piece, or a restart without a commit. */
		"order",
		/** Not what the host has put. */
		"checksum",
	] as const,
	true,
);
export type WrongReason = (typeof wrongReasons)[number];

export type ConsoleAnswer =
	| Readonly<{ kind: "hello"; about: BoardAbout }>
	/** The piece was taken, or the board is about to start again. */
	| Readonly<{ kind: "ok" }>
	/** Every value is in flash and was read back; they hold after the restart that follows. */
	| Readonly<{ kind: "done" }>
	| Refusal
	/** Flash does not work; some of the records may be written, each whole. */
	| Readonly<{ kind: "failed" }>
	| Readonly<{ kind: "wrong"; why: WrongReason }>;

/** The body of a frame. */
export function encodeAnswer(answer: ConsoleAnswer): string {
	switch (answer.kind) {
		case "hello":
			return `hello ${wordsAbout(answer.about)}`;
		case "refused":
			return `refused ${answer.name} ${answer.why}`;
		case "wrong":
			return `wrong ${answer.why}`;
		case "ok":
		case "done":
		case "failed":
			return answer.kind;
	}
}

/** `undefined` for a body that is no answer. Never throws. */
export function parseAnswer(body: string): ConsoleAnswer | undefined {
	const [verb = "", ...words] = body.split(" ");
	switch (verb) {
		case "hello":
			return parseAbout(words);
		case "refused":
			return parseRefusal(words);
		case "wrong":
			return parseWrong(words);
		case "ok":
		case "done":
		case "failed":
			return words.length === 0 ? { kind: verb } : undefined;
		default:
			return undefined;
	}
}

function wordsAbout({ protocol, firmware, board, hasSecret, hasNetwork, isPaired }: BoardAbout): string {
	const flags = [hasSecret, hasNetwork, isPaired].map((flag) => (flag ? "yes" : "no"));
	return [protocol, plainWord(firmware), plainWord(board), ...flags].join(" ");
}

function plainWord(text: string): string {
	return /^[\w.+-]{1,32}$/.test(text) ? text : "unknown";
}

function parseAbout(words: readonly string[]): ConsoleAnswer | undefined {
	const [protocol = "", firmware = "", board = "", ...flags] = words;
	const [hasSecret, hasNetwork, isPaired] = flags.map(parseFlag);
	if (!/^[1-9]\d{0,4}$/.test(protocol) || plainWord(firmware) !== firmware || plainWord(board) !== board) {
		return undefined;
	}
	if (flags.length !== 3 || hasSecret === undefined || hasNetwork === undefined || isPaired === undefined) {
		return undefined;
	}
	const about = { protocol: Number(protocol), firmware, board, hasSecret, hasNetwork, isPaired };
	return { kind: "hello", about };
}

function parseFlag(word: string): boolean | undefined {
	if (word === "yes") return true;
	return word === "no" ? false : undefined;
}

function parseRefusal([word = "", reason, ...rest]: readonly string[]): ConsoleAnswer | undefined {
	const name = settingNamed(word);
	const why = refusalReasons.find((known) => known === reason);
	if (name === undefined || why === undefined || rest.length > 0) return undefined;
	return { kind: "refused", name, why };
}

function parseWrong([reason, ...rest]: readonly string[]): ConsoleAnswer | undefined {
	const why = wrongReasons.find((known) => known === reason);
	return why === undefined || rest.length > 0 ? undefined : { kind: "wrong", why };
}
