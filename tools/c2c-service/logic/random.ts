import { randomBytes } from "node:crypto";
import type { Random } from "../../../modules/engine/ports.js";

export type { Random } from "../../../modules/engine/ports.js";

export const cryptoRandom: Random = { bytes: (count) => randomBytes(count) };

/** An unguessable token of URL characters; `byteCount` random bytes. */
export function randomToken(random: Random, byteCount: number): string {
	return Buffer.from(random.bytes(byteCount)).toString("base64url");
}

/** RFC 9562 version 4. */
export function randomUuid(random: Random): string {
	const bytes = Buffer.from(random.bytes(16));
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString("hex");
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Evenly from 0 to below 1. */
export function randomFraction(random: Random): number {
	return Buffer.from(random.bytes(6)).readUIntBE(0, 6) / 2 ** 48;
}
