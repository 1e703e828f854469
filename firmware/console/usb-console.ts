import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Log } from "../../modules/engine/ports.js";
import type { Console } from "../ports/console-port.js";

/** How often the driver's buffer is looked into, ms. */
const pollMs = 20;
/** As many as the driver holds: one look ends even if bytes come as fast as they are read. */
const maxBytesPerLook = 256;

/** The console on the chip's own USB port (USB Serial/JTAG). In a build with the debugger the port is the debugger's. */
export class BoardConsole implements Console {
	readonly #watchers: ((byte: number) => void)[] = [];
	#isOpen = false;

	constructor(log: Log) {
		try {
			this.#open();
		} catch {
			log.write("warning", "the debugger has the console: the board cannot be provisioned");
			return;
		}
		this.#isOpen = true;
		Timer.repeat(() => guarded(log, "the console", () => this.#look()), pollMs);
	}

	watch(callback: (byte: number) => void): void {
		this.#watchers.push(callback);
	}

	write(bytes: Uint8Array): void {
		if (this.#isOpen) this.#send(bytes);
	}

	#look(): void {
		for (let count = 0; count < maxBytesPerLook; count++) {
			const byte = this.#read();
			if (typeof byte !== "number") return;
			for (const watcher of this.#watchers) watcher(byte);
		}
	}

	#open(): unknown {
		return native("xs_slate_usb_console_open").call(this);
	}

	/** A byte, or `undefined` when there is none. */
	#read(): unknown {
		return native("xs_slate_usb_console_read").call(this);
	}

	#send(bytes: Uint8Array): unknown {
		return native("xs_slate_usb_console_write").call(this, bytes);
	}
}
