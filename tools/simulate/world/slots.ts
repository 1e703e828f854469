/** What a slot of flash holds, read without the core's codec. */
export type SlotContent = Readonly<{ sequence: number; text: string; json: Fields | undefined }>;
export type Fields = Readonly<Record<string, unknown>>;

const headerBytes = 16;

/** `undefined` for a slot that is torn, altered or not there. */
export function readSlot(bytes: Uint8Array | undefined): SlotContent | undefined {
	if (bytes === undefined || bytes.length < headerBytes) return undefined;
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (buffer.readUInt32LE(8) !== bytes.length - headerBytes) return undefined;
	if (buffer.readUInt32LE(12) !== checksum(buffer)) return undefined;
	const text = payloadText(bytes);
	return { sequence: buffer.readUInt32LE(4), text, json: jsonOf(text) };
}

/** CRC-32 bit by bit, over all but its own place. */
function checksum(bytes: Uint8Array): number {
	let crc = -1;
	for (let at = 0; at < bytes.length; at += 1) {
		if (at >= 12 && at < headerBytes) continue;
		crc ^= bytes[at] ?? 0;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

/** The newest whole slot of a record. */
export function newestSlot(
	values: ReadonlyMap<string, Uint8Array>,
	record: "identity" | "credentials",
): SlotContent | undefined {
	const a = readSlot(values.get(`${record}-a`));
	const b = readSlot(values.get(`${record}-b`));
	if (a === undefined || b === undefined) return a ?? b;
	return a.sequence > b.sequence ? a : b;
}

export function payloadText(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset + headerBytes, bytes.length - headerBytes).toString();
}

export function jsonOf(text: string): Fields | undefined {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== "object" || value === null) return undefined;
		return Object.fromEntries(Object.entries(value));
	} catch {
		return undefined;
	}
}

/** One text for all records that mean the same: keys in order, nothing that is undefined, no version. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (key, inner: unknown) => {
		if (key === "version") return undefined;
		if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
		return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** A member of a nested object; `undefined` where the way does not lead anywhere. */
export function member(value: unknown, ...path: readonly string[]): unknown {
	let at: unknown = value;
	for (const name of path) {
		if (typeof at !== "object" || at === null) return undefined;
		at = Reflect.get(at, name);
	}
	return at;
}
