import type { Values } from "../../modules/provisioning/setting-name.js";
import { Conversation } from "../../tools/provision/conversation.js";
import { type Outcome, provisionBoard } from "../../tools/provision/provision.js";
import type { BoardSide } from "./board-side.js";

/** What becomes of bytes on the cable; the same bytes when nothing happens to them. */
export type Fault = (bytes: Uint8Array, direction: "to-board" | "to-host", index: number) => Uint8Array;

export type Run = Readonly<{ outcome: Outcome; told: readonly string[]; tookMs: number }>;

/** Provisions a board over a cable with faults, in time that passes as fast as it can. */
export async function overWire(
	board: BoardSide,
	values: Values,
	fault: Fault = (bytes) => bytes,
): Promise<Run> {
	const { clock } = board;
	const startedAt = clock.now();
	const told: string[] = [];
	let index = 0;
	const conversation = new Conversation({
		clock,
		firstSequence: 0xfffe,
		write: (bytes) => {
			const from = board.written.length;
			const number = index++;
			board.receive(fault(bytes, "to-board", number));
			for (const answer of board.written.slice(from)) {
				clock.after(1, () => conversation.receive(fault(answer, "to-host", number)));
			}
		},
	});
	let outcome: Outcome | undefined;
	const running = provisionBoard(conversation, values, {
		found: ({ board: name }) => void told.push(name),
		sending: (name) => void told.push(name),
	}).then((end) => {
		outcome = end;
	});
	while (outcome === undefined) {
		await new Promise((resolve) => setImmediate(resolve));
		if (outcome === undefined) clock.advance(50);
	}
	await running;
	return { outcome, told, tookMs: clock.now() - startedAt };
}
