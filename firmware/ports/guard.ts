import type { Log } from "../../modules/engine/ports.js";

/** Runs `act`. On XS an exception that leaves a callback ends the virtual machine; here it ends in the log. */
export function guarded(log: Log, what: string, act: () => void): void {
	try {
		act();
	} catch (error) {
		log.write("error", `unexpected fault in ${what}: ${error instanceof Error ? error.message : "unknown"}`);
	}
}
