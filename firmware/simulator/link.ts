import Timer from "timer";
import type { Link, Log } from "../../modules/engine/ports.js";
import type { LinkReport } from "../../modules/link/report.js";
import { guarded } from "../ports/guard.js";
import type { LinkNeeds } from "../ports/link-needs.js";

/** The network of the computer on which the simulator runs: always there. */
export class BoardLink implements Link {
	readonly #log: Log;

	constructor({ log }: LinkNeeds) {
		this.#log = log;
	}

	watch(callback: (report: LinkReport) => void): void {
		Timer.set(() => guarded(this.#log, "the link", () => callback({ kind: "up", bars: undefined })), 0);
	}
}
