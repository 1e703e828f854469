import Net from "net";
import type { Log } from "../../modules/engine/ports.js";
import { guarded } from "./guard.js";

/**
 * Looks up the IPv4 address of a host with the servers that the network's own lease names. Calls back once, perhaps at
 * once; `undefined`: there is none.
 */
export function resolveHost(log: Log, host: string, callback: (ip: string | undefined) => void): void {
	const known = host === "localhost" ? "127.0.0.1" : host;
	if (/^[0-9.]+$/.test(known)) {
		callback(known);
		return;
	}
	try {
		Net.resolve(known, (_name, ip) => guarded(log, "a name look-up", () => callback(ip)));
	} catch {
		callback(undefined);
	}
}
