import "piu/MC";
import main from "../../main.js";
import { TraceLog } from "../../ports/trace-log.js";
import type {} from "../fast-clock/device-clock.js";
import { onPost } from "../shared/posts.js";
import { MemoryMeter } from "./memory.js";

/** What a test posts; anything else is for the firmware. */
type LifeOrder =
	/** Starts the firmware. `speed`: how many times as fast as the computer's its clock runs. */
	| Readonly<{ kind: "start"; speed: number }>
	/** Asks what the engine uses, answered by `memory ID JSON`. */
	| Readonly<{ kind: "memory"; id: number }>;

type Listening = { onMessage?: (message: string) => void };

/** The firmware, started by a test, on a clock that may run fast, with a meter of what the engine uses. */
export default function lifeTrial(): void {
	const log = new TraceLog();
	const meter = new MemoryMeter();
	const lcd = screen as Listening;
	onPost(log, (message) => {
		const order = message as LifeOrder;
		if (order.kind !== "start") return;
		globalThis.boardSpeed = order.speed;
		main();
		const toFirmware = lcd.onMessage;
		lcd.onMessage = (text) => {
			const posted = JSON.parse(text) as LifeOrder;
			if (posted.kind !== "memory") {
				toFirmware?.(text);
				return;
			}
			const peak = meter.takePeak();
			trace(`memory ${posted.id} ${JSON.stringify({ peak, rest: meter.atRest() })}\n`);
		};
	});
	trace("ready\n");
}
