import type { Clock } from "../../modules/engine/ports.js";
import { type ConsoleAnswer, parseAnswer } from "../../modules/provisioning/console-answer.js";
import { encodeFrame, FrameReader } from "../../modules/provisioning/console-frame.js";
import { type ConsoleRequest, encodeRequest } from "../../modules/provisioning/console-request.js";

/** How long each attempt waits for its answer, ms. A board that draws or makes a TLS connection is slow for a while. */
export const patience: readonly number[] = [500, 1_000, 1_000, 2_000, 4_000, 4_000, 4_000];

export type ConversationParts = Readonly<{
	clock: Clock;
	/** Sends bytes to the board. */
	write: (bytes: Uint8Array) => void;
	/** Any number: where the numbers of the frames begin. */
	firstSequence: number;
}>;

/** The host's side of the protocol: one request at a time, sent again until it is answered. */
export class Conversation {
	readonly #parts: ConversationParts;
	readonly #reader = new FrameReader();
	#sequence: number;
	#settle: ((answer: ConsoleAnswer | undefined) => void) | undefined;
	#isOver = false;

	constructor(parts: ConversationParts) {
		this.#parts = parts;
		this.#sequence = parts.firstSequence & 0xffff;
	}

	/** Bytes from the board, of whatever kind. */
	receive(bytes: Uint8Array): void {
		for (const byte of bytes) {
			const frame = this.#reader.take(byte);
			if (frame?.direction !== "answer" || frame.sequence !== this.#sequence) continue;
			const answer = parseAnswer(frame.body);
			if (answer !== undefined) this.#settle?.(answer);
		}
	}

	/** There is nobody to speak to any more: what is asked from now on goes unanswered at once. */
	end(): void {
		this.#isOver = true;
		this.#settle?.(undefined);
	}

	/** `undefined` when every attempt went unanswered. */
	async ask(
		request: ConsoleRequest,
		waitsMs: readonly number[] = patience,
	): Promise<ConsoleAnswer | undefined> {
		this.#sequence = (this.#sequence + 1) & 0xffff;
		const bytes = encodeFrame("request", this.#sequence, encodeRequest(request));
		for (const waitMs of waitsMs) {
			if (this.#isOver) break;
			const answer = await this.#attempt(bytes, waitMs);
			if (answer !== undefined) return answer;
		}
		return undefined;
	}

	#attempt(bytes: Uint8Array, waitMs: number): Promise<ConsoleAnswer | undefined> {
		const { clock, write } = this.#parts;
		return new Promise((resolve) => {
			const settle = (answer: ConsoleAnswer | undefined): void => {
				this.#settle = undefined;
				cancel();
				resolve(answer);
			};
			const cancel = clock.wakeAt(clock.now() + waitMs, () => settle(undefined));
			this.#settle = settle;
			write(bytes);
		});
	}
}
