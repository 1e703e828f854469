import { debounced } from "slate/firmware/boards/shared/debounce";
import type { Input, Log } from "../../../modules/engine/ports.js";
import type { InputNeeds } from "../../ports/input-needs.js";

/** The buttons that the SDK's setup of M5Stack's boards makes. `read` gives 0 while the button is down. */
type M5Buttons = Partial<Record<string, { onChanged?: () => void; read(): number }>>;

/** The front buttons of an M5Stack: a press of any of them is a press, so that a gloved thumb need not look. */
export class BoardInput implements Input {
	readonly #log: Log;

	constructor({ log }: InputNeeds) {
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		const { button } = globalThis as { button?: M5Buttons };
		const buttons = [button?.a, button?.b, button?.c].filter((each) => each !== undefined);
		const changed = debounced(this.#log, () => buttons.some((each) => each.read() === 0), callback);
		for (const each of buttons) each.onChanged = changed;
		changed();
	}
}
