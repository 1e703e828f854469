import Digital from "embedded:io/digital";
import config from "mc/config";
import { debounced } from "slate/firmware/boards/shared/debounce";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { InputNeeds } from "../../ports/input-needs.js";

/** Buttons between a pin and ground, one press of any of them is a press. The pins are `buttonPins` in the configuration. */
export class BoardInput implements Input {
	readonly #log: Log;

	constructor({ log }: InputNeeds) {
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		const pins = config.buttonPins as readonly number[];
		const contacts: Digital[] = [];
		const changed = debounced(this.#log, () => contacts.some((contact) => contact.read() === 0), callback);
		for (const pin of pins) {
			contacts.push(
				new Digital({
					pin,
					mode: Digital.InputPullUp,
					edge: Digital.Rising | Digital.Falling,
					onReadable: changed,
				}),
			);
		}
		// Reading once arms the edges, and finds a button that is held down while the board starts.
		changed();
	}
}
