import { performance } from "node:perf_hooks";
import type { Clock } from "../../../modules/engine/ports.js";

/** The longest time that one `setTimeout` can wait, ms. */
const longestTimerMs = 2 ** 31 - 1;

/** The computer's own clocks. */
export class NodeClock implements Clock {
	now(): number {
		return performance.now();
	}

	wall(): number {
		return Date.now();
	}

	wakeAt(at: number, callback: () => void): () => void {
		let timer: NodeJS.Timeout;
		const arm = (): void => {
			timer = setTimeout(wake, Math.min(Math.max(0, Math.ceil(at - this.now())), longestTimerMs));
		};
		// A timer of Node may come a fraction of a millisecond early, and a long wait takes several of them.
		const wake = (): void => (this.now() < at ? arm() : callback());
		arm();
		return () => clearTimeout(timer);
	}
}
