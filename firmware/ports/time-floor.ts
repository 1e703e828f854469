import config from "mc/config";
import type { Store } from "../../modules/credentials/store.js";

const key = "time-floor";
/** Flash is spared: the floor moves on once a day at most. */
const stepMs = 86_400_000;

/** The newest time that is known to have passed, ms since 1970: the build's, or the last that was kept in flash. */
export function loadFloor(store: Store): number {
	const builtAtMs = Number(config.builtAtMs ?? 0);
	try {
		const bytes = store.read(key);
		if (bytes?.length !== 8) return builtAtMs;
		const keptMs = new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
		return keptMs > builtAtMs ? keptMs : builtAtMs;
	} catch {
		return builtAtMs;
	}
}

/** Keeps `wallMs` when it is at least a day after the floor. A flash that does not work leaves the floor where it is. */
export function saveFloor(store: Store, wallMs: number): void {
	if (wallMs < loadFloor(store) + stepMs) return;
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setFloat64(0, wallMs);
	try {
		store.write(key, bytes);
	} catch {
		// The clock itself is set; only the next start knows less.
	}
}
