import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { Console } from "../../ports/console-port.js";
import type { InputNeeds } from "../../ports/input-needs.js";

/** How long each word keeps the button down, ms. The words are those of the virtual board. */
const holds = Object.freeze({ press: 100, hold: 3_200, "long-hold": 10_200 });
/** A longer line is no order. */
const maxLineBytes = 32;
const lineFeed = 10;

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
		if (byte !== lineFeed) {
			if (this.#line.length <= maxLineBytes && byte > 32) this.#line += String.fromCharCode(byte);
			return;
		}
		const line = this.#line;
		this.#line = "";
		if (line === "press" || line === "hold" || line === "long-hold") this.#press(holds[line], callback);
	}

	#press(holdMs: number, callback: (down: boolean) => void): void {
		if (this.#isDown) return;
		this.#isDown = true;
		callback(true);
		const release = (): void => {
			this.#isDown = false;
			callback(false);
		};
		Timer.set(() => guarded(this.#log, "the console", release), holdMs);
	}
}
