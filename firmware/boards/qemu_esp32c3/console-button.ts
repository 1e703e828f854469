import { guarded } from "slate/firmware/ports/guard";
import { buttonLine } from "slate/modules/engine/button-lines";
import Timer from "timer";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { Console } from "../../ports/console-port.js";
import type { InputNeeds } from "../../ports/input-needs.js";

/** A longer line is no order. */
const maxLineBytes = 32;
/** A terminal in raw mode sends a carriage return for Enter, a pipe a line feed. */
const lineEnds: readonly number[] = Object.freeze([10, 13]);

/** The button of a board without one: the lines `press`, `hold` and `long-hold` on the console. */
export class BoardInput implements Input {
	readonly #log: Log;
	readonly #console: Console;
	#line = "";
	#isDown = false;

	constructor({ log, console }: InputNeeds) {
		this.#log = log;
		this.#console = console;
	}

	watch(callback: (down: boolean) => void): void {
		this.#console.watch((byte) => this.#receive(byte, callback));
	}

	#receive(byte: number, callback: (down: boolean) => void): void {
		if (!lineEnds.includes(byte)) {
			if (this.#line.length <= maxLineBytes && byte > 32) this.#line += String.fromCharCode(byte);
			return;
		}
		const line = this.#line;
		this.#line = "";
		const forMs = buttonLine(line);
		if (forMs !== undefined) this.#press(forMs, callback);
	}

	#press(forMs: number, callback: (down: boolean) => void): void {
		if (this.#isDown) return;
		this.#isDown = true;
		callback(true);
		const release = (): void => {
			this.#isDown = false;
			callback(false);
		};
		Timer.set(() => guarded(this.#log, "the console", release), forMs);
	}
}
