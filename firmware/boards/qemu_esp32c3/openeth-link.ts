import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Link, Log } from "../../../modules/engine/ports.js";
import type { LinkReport } from "../../../modules/link/report.js";
import type { LinkNeeds } from "../../ports/link-needs.js";

/** How often the address is looked at, ms. */
const pollMs = 250;

/** The emulator's OpenCores Ethernet, with an address from its DHCP server. */
export class BoardLink implements Link {
	readonly #log: Log;

	constructor({ log }: LinkNeeds) {
		this.#log = log;
	}

	watch(callback: (report: LinkReport) => void): void {
		this.#start();
		let wasUp: unknown;
		const look = (): void => {
			const isUp = this.#hasAddress();
			if (isUp === wasUp) return;
			wasUp = isUp;
			callback(isUp ? { kind: "up", bars: undefined } : { kind: "down", reason: "no-address" });
		};
		Timer.repeat(() => guarded(this.#log, "the link", look), pollMs);
	}

	#start(): unknown {
		return native("xs_slate_openeth_start").call(this);
	}

	#hasAddress(): unknown {
		return native("xs_slate_openeth_has_address").call(this);
	}
}
