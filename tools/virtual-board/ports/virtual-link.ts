import type { Link } from "../../../modules/engine/ports.js";
import type { LinkReport } from "../../../modules/link/report.js";

const plugged: LinkReport = { kind: "up", bars: undefined };
const pulled: LinkReport = { kind: "down", reason: "not-joined" };

/** A network cable that can be pulled. Plugged in at first. */
export class VirtualLink implements Link {
	readonly #watchers: ((report: LinkReport) => void)[] = [];
	#report = plugged;

	get isPlugged(): boolean {
		return this.#report.kind === "up";
	}

	watch(callback: (report: LinkReport) => void): void {
		this.#watchers.push(callback);
		queueMicrotask(() => callback(this.#report));
	}

	plug(isPlugged: boolean): void {
		if (isPlugged === this.isPlugged) return;
		this.#report = isPlugged ? plugged : pulled;
		for (const watcher of this.#watchers) watcher(this.#report);
	}
}
