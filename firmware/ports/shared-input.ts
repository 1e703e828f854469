import type { Input, Log } from "../../modules/engine/ports.js";
import { guarded } from "./guard.js";

/** One button that several may watch; a board's own input is watched once. */
export class SharedInput implements Input {
	readonly #input: Input;
	readonly #log: Log;
	readonly #watchers: ((down: boolean) => void)[] = [];

	constructor(input: Input, log: Log) {
		this.#input = input;
		this.#log = log;
	}

	watch(callback: (down: boolean) => void): void {
		this.#watchers.push(callback);
		if (this.#watchers.length === 1) this.#input.watch((down) => this.#changed(down));
	}

	#changed(down: boolean): void {
		for (const watcher of this.#watchers) guarded(this.#log, "the button", () => watcher(down));
	}
}
