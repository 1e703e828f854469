import { crc32 } from "./crc32.js";
import { maxValueBytes } from "./store.js";

/**
 * A slot is one value in flash: magic, sequence number, payload length and a CRC-32 over all that, then the payload.
 * Little-endian. A torn, truncated or altered slot does not decode.
 */
export type Slot = Readonly<{
	/** 32 bits; grows by one with every write of the record, and the newer of two valid slots counts. */
	sequence: number;
	payload: Uint8Array;
}>;

const magic = 0x31_54_4c_53;
const headerBytes = 16;

export const maxPayloadBytes = maxValueBytes - headerBytes;

/** `undefined` when the payload is longer than {@link maxPayloadBytes}. */
export function encodeSlot(slot: Slot): Uint8Array | undefined {
	if (slot.payload.length > maxPayloadBytes) return undefined;
	const bytes = new Uint8Array(headerBytes + slot.payload.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, magic, true);
	view.setUint32(4, slot.sequence, true);
	view.setUint32(8, slot.payload.length, true);
	bytes.set(slot.payload, headerBytes);
	view.setUint32(12, checksum(bytes), true);
	return bytes;
}

/** `undefined` for anything that {@link encodeSlot} did not write, whole and unaltered. */
export function decodeSlot(bytes: Uint8Array): Slot | undefined {
	if (bytes.length < headerBytes || bytes.length > maxValueBytes) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.getUint32(0, true) !== magic) return undefined;
	if (view.getUint32(8, true) !== bytes.length - headerBytes) return undefined;
	if (view.getUint32(12, true) !== checksum(bytes)) return undefined;
	return { sequence: view.getUint32(4, true), payload: bytes.slice(headerBytes) };
}

/** Over the whole slot but the place of the checksum itself. */
function checksum(bytes: Uint8Array): number {
	return crc32(bytes.subarray(0, 12), bytes.subarray(headerBytes));
}
