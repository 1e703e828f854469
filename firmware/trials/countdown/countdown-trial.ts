import type { View } from "../../../modules/screen/view.js";
import { TraceLog } from "../../ports/trace-log.js";
import { PiuDisplay } from "../../ui/piu-display.js";
import { watchLcd } from "../shared/lcd.js";
import { onPost } from "../shared/posts.js";
import { DrivenClock } from "./driven-clock.js";

/** What a test posts: a view to show, or the time to which the clock goes. `id` tells the answers apart. */
type CountdownOrder =
	| Readonly<{ kind: "show"; id: number; view: View; at: number }>
	| Readonly<{ kind: "time"; id: number; at: number }>
	/** Nothing but an answer, after everything that was drawn before. */
	| Readonly<{ kind: "fence"; id: number }>;

/** Shows views on a clock that a test drives, and traces each part of the LCD that Piu sends as `sent X Y WIDTH HEIGHT`. */
export default function countdownTrial(): void {
	const log = new TraceLog();
	const clock = new DrivenClock();
	watchLcd({ onArea: ({ x, y, width, height }) => trace(`sent ${x} ${y} ${width} ${height}\n`) });
	const display = new PiuDisplay(clock, log);
	onPost(log, (message) => {
		const order = message as CountdownOrder;
		switch (order.kind) {
			case "show":
				clock.goTo(order.at);
				display.show(order.view, order.at);
				break;
			case "time":
				clock.goTo(order.at);
				break;
			case "fence":
		}
		trace(`done ${order.id}\n`);
	});
	trace("ready\n");
}
