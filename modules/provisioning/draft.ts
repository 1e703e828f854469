import { encodeUtf8 } from "../c2c/utf8.js";
import { crc32 } from "../credentials/crc32.js";
import { type SettingName, settingNames, type Values } from "./setting-name.js";
import { maxValueLength } from "./settings.js";
import { maxTestRootsBytes } from "./test-roots.js";

/** Values on their way, in pieces. Holds at most one value for each setting, of little more than its rule allows. */
export class Draft {
	readonly #values = new Map<SettingName, Uint8Array>();

	get values(): Values {
		return this.#values;
	}

	/** False for a piece that leaves a gap, or that no value is long enough for. Putting a piece twice does no harm. */
	put(name: SettingName, offset: number, piece: Uint8Array): boolean {
		const before = this.#values.get(name) ?? new Uint8Array(0);
		if (offset > before.length || offset + piece.length > maxBytesOf(name)) return false;
		const value = new Uint8Array(offset + piece.length);
		value.set(before.subarray(0, offset));
		value.set(piece, offset);
		this.#values.set(name, value);
		return true;
	}
}

/** A value may be a byte too long, so that its rule can say so. */
function maxBytesOf(name: SettingName): number {
	return 1 + (name === "test-roots" ? maxTestRootsBytes : maxValueLength);
}

/** CRC-32 over names and values, by which the board sees that it has all that the host has put, and no more. */
export function valuesChecksum(values: Values): number {
	const parts: Uint8Array[] = [];
	let length = 0;
	for (const name of settingNames) {
		const value = values.get(name);
		if (value === undefined) continue;
		const head = encodeUtf8(`${name} ${value.length} `);
		parts.push(head, value);
		length += head.length + value.length;
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return crc32(bytes);
}
