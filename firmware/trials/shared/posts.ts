import "piu/MC";
import type { Log } from "../../../modules/engine/ports.js";
import { guarded } from "../../ports/guard.js";

/** Hears each message, as JSON, that a test posts to the simulated device. There is one listener. */
export function onPost(log: Log, callback: (message: unknown) => void): void {
	// The simulator calls this; the SDK does not declare it.
	(screen as { onMessage?: (message: string) => void }).onMessage = (message) => {
		guarded(log, "a message", () => callback(JSON.parse(message)));
	};
}
