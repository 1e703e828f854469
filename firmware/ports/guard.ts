import type { Log } from "../../modules/engine/ports.js";

/** Runs `act`. On XS an exception that leaves a callback ends the virtual machine; here it ends in the log, without its content. */
export function guarded(log: Log, where: string, act: () => void): void {
	try {
		act();
	} catch (error) {
		log.write("error", `unexpected fault in ${where}: ${error instanceof Error ? error.name : "unknown"}`);
		log.fault?.(where, error);
	}
}
