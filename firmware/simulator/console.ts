import type { Log } from "../../modules/engine/ports.js";
import type { Console } from "../ports/console-port.js";

/** The simulated board has no cable; its flash is a file, which is written before it starts. */
export class BoardConsole implements Console {
	readonly log: Log;

	constructor(log: Log) {
		this.log = log;
	}

	watch(_callback: (byte: number) => void): void {}

	write(_bytes: Uint8Array): void {}
}
