import Serial from "embedded:io/serial";
import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Input, Log } from "../../../modules/engine/ports.js";

/** How long each word keeps the button down, ms. The words are those of the virtual board. */
const holds = Object.freeze({ press: 100, hold: 3_200, "long-hold": 10_200 });
/** A longer line is no order. */
const maxLineBytes = 32;
const lineFeed = 10;

/** The button of a board without one: the lines `press`, `hold` and `long-hold` on the console's UART. */
export class BoardInput implements Input {
	readonly #log: Log;
	#line = "";
	#isDown = false;

	constructor(log: Log) {
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		const board = this;
		new Serial({
			receive: 20,
			transmit: 21,
			port: 0,
			baud: 115_200,
			format: "number",
			onReadable(count) {
				guarded(board.#log, "the console", () => {
					while (count-- > 0) board.#receive(this.read(), callback);
				});
			},
		});
	}

	#receive(byte: number | ArrayBuffer | undefined, callback: (down: boolean) => void): void {
		if (typeof byte !== "number") return;
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
