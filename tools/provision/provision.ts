import type { BoardAbout, ConsoleAnswer } from "../../modules/provisioning/console-answer.js";
import { maxPieceBytes, protocolVersion } from "../../modules/provisioning/console-request.js";
import { valuesChecksum } from "../../modules/provisioning/draft.js";
import type { Refusal, SettingName, Values } from "../../modules/provisioning/setting-name.js";
import { type Conversation, patience } from "./conversation.js";

export type Outcome =
	| Readonly<{ kind: "done" }>
	| Refusal
	/** Flash does not work. */
	| Readonly<{ kind: "failed" }>
	/** Never an answer. */
	| Readonly<{ kind: "silent" }>
	/** An answer, and then none any more. `isUnknown`: the values may have been written. */
	| Readonly<{ kind: "lost"; isUnknown: boolean }>
	/** The firmware and this program are not of one kind. */
	| Readonly<{ kind: "foreign" }>;

/** What is told while it goes on. */
export type Progress = Readonly<{
	found: (about: BoardAbout) => void;
	sending: (name: SettingName) => void;
}>;

/** A board that starts again in the middle is begun with anew; more often than this it is broken. */
const maxRounds = 3;
/** The restart is a courtesy: the board starts again by itself. */
const restartPatience: readonly number[] = [500, 500];

type Round = Outcome | Readonly<{ kind: "again" }>;

/** Gives a board its values: says hello, puts them piece by piece, has them written, and lets the board start again. */
export async function provisionBoard(
	conversation: Conversation,
	values: Values,
	progress: Progress,
): Promise<Outcome> {
	for (let count = 0; count < maxRounds; count++) {
		const round = await playRound(conversation, values, progress, count === 0);
		if (round.kind !== "again") return round;
	}
	return { kind: "lost", isUnknown: true };
}

async function playRound(
	conversation: Conversation,
	values: Values,
	progress: Progress,
	isFirst: boolean,
): Promise<Round> {
	const hello = await conversation.ask({ kind: "hello", version: protocolVersion });
	if (hello === undefined) return isFirst ? { kind: "silent" } : { kind: "lost", isUnknown: true };
	if (hello.kind !== "hello") return { kind: "foreign" };
	if (isFirst) progress.found(hello.about);
	for (const [name, value] of values) {
		if (isFirst) progress.sending(name);
		const trouble = await putValue(conversation, name, value);
		if (trouble !== undefined) return trouble;
	}
	const end = await conversation.ask({ kind: "commit", checksum: valuesChecksum(values) }, patience);
	const outcome = afterCommit(end);
	if (outcome.kind === "done") await conversation.ask({ kind: "restart" }, restartPatience);
	return outcome;
}

/** `undefined` when all of the value has arrived. */
async function putValue(
	conversation: Conversation,
	name: SettingName,
	value: Uint8Array,
): Promise<Round | undefined> {
	for (let offset = 0; offset < value.length; offset += maxPieceBytes) {
		const piece = value.subarray(offset, offset + maxPieceBytes);
		const answer = await conversation.ask({ kind: "put", name, offset, piece });
		if (answer === undefined) return { kind: "lost", isUnknown: false };
		if (answer.kind === "refused") return answer;
		if (answer.kind !== "ok") return afterWrong(answer);
	}
	return undefined;
}

function afterCommit(answer: ConsoleAnswer | undefined): Round {
	if (answer === undefined) return { kind: "lost", isUnknown: true };
	switch (answer.kind) {
		case "done":
		case "failed":
		case "refused":
			return answer;
		case "hello":
		case "ok":
		case "wrong":
			return afterWrong(answer);
	}
}

/** A board that has forgotten what was put has started again; doing it all once more does no harm. */
function afterWrong(answer: ConsoleAnswer): Round {
	const isForgotten = answer.kind === "wrong" && answer.why !== "request" && answer.why !== "version";
	return { kind: isForgotten ? "again" : "foreign" };
}
