import "piu/MC";
import Timer from "timer";
import type { Input, Log } from "../../modules/engine/ports.js";
import { guarded } from "../ports/guard.js";
import type { InputNeeds } from "../ports/input-needs.js";

/**
 * The button of the simulated device, which posts `{"button": 1}` and `{"button": 0}`. For tests it may also post `{"fault": TEXT}`,
 * an exception that is caught where it comes up, and `{"abort": TEXT}`, one that nothing catches.
 */
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
				if (typeof value !== "object" || value === null) return;
				if ("fault" in value) throw new Error(String(value.fault));
				if ("abort" in value) abortLater(String(value.abort));
				if ("button" in value) callback(value.button === 1);
			});
		};
	}
}

function abortLater(text: string): void {
	Timer.set(() => {
		throw new Error(text);
	}, 0);
}
