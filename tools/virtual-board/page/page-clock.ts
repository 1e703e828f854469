import type { Clock } from "../../../modules/engine/ports.js";

/** The browser's monotonic clock. */
export const pageClock: Pick<Clock, "now" | "wakeAt"> = {
	now: () => performance.now(),
	wakeAt: (at, callback) => {
		const timer = setTimeout(callback, Math.max(0, Math.ceil(at - performance.now())));
		return () => clearTimeout(timer);
	},
};
