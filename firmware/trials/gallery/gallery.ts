import type { View } from "../../../modules/screen/view.js";
import { DeviceClock } from "../../ports/device-clock.js";
import { TraceLog } from "../../ports/trace-log.js";
import { PiuDisplay } from "../../ui/piu-display.js";
import { onPost } from "../shared/posts.js";

/** Stands still, so that a countdown shows one moment. */
class StoppedClock extends DeviceClock {
	override wakeAt(): () => void {
		return () => undefined;
	}
}

/** Shows the views that a test posts. */
export default function gallery(): void {
	const log = new TraceLog();
	const display = new PiuDisplay(new StoppedClock(log), log);
	onPost(log, (message) => {
		const shown = message as { id: number; view: View; at: number };
		display.show(shown.view, shown.at);
		trace(`shown ${shown.id}\n`);
	});
	trace("ready\n");
}
