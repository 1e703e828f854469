import Serial from "embedded:io/serial";
import config from "mc/config";
import { guarded } from "slate/firmware/ports/guard";
import type { Log } from "../../modules/engine/ports.js";
import type { Console } from "../ports/console-port.js";

/** What `npm run provision` sets its port to. */
const baud = 115_200;

/**
 * The console on UART 0; its pins are `consolePins` in the configuration. The UART holds 128 bytes while the program is busy,
 * which is why no frame is longer. In a build with the debugger the UART is the debugger's, and nothing ever comes here.
 */
export class BoardConsole implements Console {
	readonly #watchers: ((byte: number) => void)[] = [];
	#serial: Serial | undefined;

	constructor(log: Log) {
		const board = this;
		const { receive, transmit } = config.consolePins as Readonly<{ receive: number; transmit: number }>;
		try {
			this.#serial = new Serial({
				...{ receive, transmit, port: 0, baud, format: "buffer" },
				onReadable() {
					guarded(log, "the console", () => board.#take(this.read()));
				},
			});
		} catch {
			log.write("warning", "the debugger has the console: the board cannot be provisioned");
		}
	}

	watch(callback: (byte: number) => void): void {
		this.#watchers.push(callback);
	}

	write(bytes: Uint8Array): void {
		try {
			this.#serial?.write(bytes);
		} catch {
			// Not read at the other end as fast as it was written.
		}
	}

	#take(chunk: number | ArrayBuffer | undefined): void {
		if (!(chunk instanceof ArrayBuffer)) return;
		for (const byte of new Uint8Array(chunk)) {
			for (const watcher of this.#watchers) watcher(byte);
		}
	}
}
