import Timer from "timer";
import type { Store } from "../modules/credentials/store.js";
import type { Clock, Display, Input, Log, LogLevel } from "../modules/engine/ports.js";
import { faultCode } from "../modules/faults/code.js";
import {
	afterFault,
	answerFaults,
	errorText,
	faultAtStart,
	faultLines,
	type Sequel,
} from "../modules/faults/history.js";
import { restartingView, stoppedView } from "../modules/faults/views.js";
import type { Words } from "../modules/language/words.js";
import { TraceLog } from "./ports/trace-log.js";

/** How long the code of a fault is shown before the board starts again, ms. */
const shownMs = 8_000;

/** What the handler shows a fault with, and what it ends. */
export type FaultyBoard = Readonly<{
	clock: Clock;
	display: Display;
	input: Input;
	words: Words;
	stop: () => void;
}>;

/** The log of the board, where every unexpected exception ends: kept in flash, shown as a code, survived by a restart. */
export class FaultHandler implements Log {
	readonly #log = new TraceLog();
	readonly #store: Store;
	readonly #restart: () => void;
	#board: FaultyBoard | undefined;
	#beganAt = 0;
	#isHandling = false;
	#awaitsPress = false;

	constructor(store: Store, restart: () => void) {
		this.#store = store;
		this.#restart = restart;
	}

	write(level: LogLevel, text: string): void {
		this.#log.write(level, text);
	}

	fault(where: string, error: unknown): void {
		if (this.#isHandling) return;
		this.#isHandling = true;
		const code = faultCode(where);
		const text = errorText(error);
		this.write("error", `fault ${code}: ${text}`);
		const aliveMs = (this.#board?.clock.now() ?? 0) - this.#beganAt;
		const sequel = afterFault(this.#store, { code, where, error: text, aliveMs });
		// Later, because a display may be in the middle of a picture now.
		Timer.set(() => this.#follow(code, sequel), 0);
	}

	/** Begins anew, from what flash holds. */
	restart(): void {
		this.#awaitsPress = false;
		this.#isHandling = false;
		this.#restart();
	}

	/** From now on what nothing else has caught comes here as well, and does not end the virtual machine at once. */
	catchAborts(): void {
		const target = globalThis as { abort?: (reason: string, error: unknown) => boolean };
		target.abort = (reason, error) => {
			const isCatchable = reason === "unhandled exception" || reason === "unhandled rejection";
			this.fault(
				reason === "memory full" ? "the memory" : "the program",
				isCatchable ? error : Error(reason),
			);
			return !isCatchable;
		};
	}

	/** Whether the board may begin; otherwise it has started again too often, and waits for the button. */
	mayBegin(board: FaultyBoard): boolean {
		for (const line of faultLines(this.#store)) this.write("info", line);
		if (this.#board === undefined) board.input.watch((down) => down || this.#released());
		this.#board = board;
		this.#beganAt = board.clock.now();
		const fault = faultAtStart(this.#store);
		if (fault === undefined) return true;
		this.#isHandling = true;
		this.#follow(fault.code, "stay");
		return false;
	}

	#follow(code: string, sequel: Sequel): void {
		// Whoever switches it off and on is told of the fault, too.
		if (sequel === "stay") answerFaults(this.#store);
		this.#awaitsPress = sequel === "stay";
		if (sequel === "restart") Timer.set(() => this.restart(), shownMs);
		try {
			this.#board?.stop();
			this.#show(code, sequel);
		} catch {
			// What shows the fault may be what is at fault.
		}
	}

	#show(code: string, sequel: Sequel): void {
		if (this.#board === undefined) return;
		const { clock, display, words } = this.#board;
		const viewOf = sequel === "stay" ? stoppedView : restartingView;
		display.show(viewOf(words, code), clock.now());
	}

	#released(): void {
		if (this.#awaitsPress) this.restart();
	}
}
