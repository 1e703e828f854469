const dayMs = 86_400_000;
const keptBytes = 8;

/** The three times that a floor depends on, ms since 1970. */
export type Times = Readonly<{
	/** The time before which a wall clock is wrong. */
	floorMs: number;
	/** What the board's clock says. */
	wallMs: number;
	/** What a service says that has proved itself by TLS. */
	serviceMs: number;
}>;

/**
 * The floor to keep, ms since 1970; `undefined` while the old one stays. The clock alone never moves it, because whoever owns
 * the network can set the clock (SNTP proves nothing): the earlier of clock and service counts. At most once a day, to spare
 * flash.
 */
export function floorAfter({ floorMs, wallMs, serviceMs }: Times): number | undefined {
	const passedMs = Math.min(wallMs, serviceMs);
	return passedMs >= floorMs + dayMs ? passedMs : undefined;
}

/** A floor as flash keeps it. */
export function encodeFloor(floorMs: number): Uint8Array {
	const bytes = new Uint8Array(keptBytes);
	new DataView(bytes.buffer).setFloat64(0, floorMs);
	return bytes;
}

/** The newer of the build's date and of what flash kept; the former when flash holds nothing that makes sense. */
export function decodeFloor(bytes: Uint8Array | undefined, builtAtMs: number): number {
	if (bytes?.length !== keptBytes) return builtAtMs;
	const keptMs = new DataView(bytes.buffer, bytes.byteOffset, keptBytes).getFloat64(0);
	return Number.isFinite(keptMs) && keptMs > builtAtMs ? keptMs : builtAtMs;
}
