import "piu/MC";
import type { Input, Log } from "../../modules/engine/ports.js";
import { guarded } from "../ports/guard.js";
import type { InputNeeds } from "../ports/input-needs.js";

/** The button of the simulated device, which posts `{"button": 1}` and `{"button": 0}`. */
export class BoardInput implements Input {
	readonly #log: Log;

	constructor({ log }: InputNeeds) {
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		// The simulator calls this with what its device posts; the SDK does not declare it.
		(screen as { onMessage?: (message: string) => void }).onMessage = (message) => {
			guarded(this.#log, "the button", () => {
				const value: unknown = JSON.parse(message);
				if (typeof value !== "object" || value === null || !("button" in value)) return;
				callback(value.button === 1);
			});
		};
	}
}
