import { jsonLine } from "../../modules/engine/json-line.js";
import type { Display } from "../../modules/engine/ports.js";
import type { View } from "../../modules/screen/view.js";

/** Also writes each view as a line of JSON to the log, for a program that watches the board. */
export class LineDisplay implements Display {
	readonly #display: Display;

	constructor(display: Display) {
		this.#display = display;
	}

	show(view: View, at: number): void {
		trace(`${jsonLine(view, at)}\n`);
		this.#display.show(view, at);
	}
}
