import { guarded } from "slate/firmware/ports/guard";
import Timer from "timer";
import type { Log } from "../../../modules/engine/ports.js";

/** How long a contact must stay as it is before it counts, ms. A contact bounces for less than 10 ms. */
const settleMs = 30;

/**
 * Reports a button's changes once its contact has settled. `isDown` reads the contact; the result is to be called
 * whenever the contact may have changed, as often as it likes. A button that is up at the start is not reported.
 */
export function debounced(log: Log, isDown: () => boolean, report: (down: boolean) => void): () => void {
	let timer: Timer | undefined;
	let reported = false;
	const settle = (): void => {
		timer = undefined;
		const down = isDown();
		if (down === reported) return;
		reported = down;
		report(down);
	};
	return () => {
		if (timer !== undefined) Timer.clear(timer);
		timer = Timer.set(() => guarded(log, "the button", settle), settleMs);
	};
}
