import config from "mc/config";
import type { Store } from "../../modules/credentials/store.js";
import { decodeFloor, encodeFloor } from "../../modules/link/proved-time.js";

const key = "proved-time";

/** The newest time that is known to have passed, ms since 1970: the build's, or the last that was kept in flash. */
export function loadFloor(store: Store): number {
	const builtAtMs = Number(config.builtAtMs ?? 0);
	try {
		return decodeFloor(store.read(key), builtAtMs);
	} catch {
		return builtAtMs;
	}
}

/** A flash that does not work leaves the floor where it is: only the next start knows less. */
export function saveFloor(store: Store, floorMs: number): void {
	try {
		store.write(key, encodeFloor(floorMs));
	} catch {
		// As said above.
	}
}
