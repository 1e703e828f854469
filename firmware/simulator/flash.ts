import Preference from "preference";
import type { Medium } from "../ports/key-value-store.js";

const domain = "slate";

/**
 * Flash of the simulated board: the file `modpreferences.json` in the folder in which the simulator was started. Values are
 * hexadecimal text there, because the simulator's own buffers cannot be empty.
 */
export class Flash implements Medium {
	get(key: string): Uint8Array | undefined {
		const text = Preference.get(domain, key);
		if (typeof text !== "string") return undefined;
		const bytes = new Uint8Array(text.length >> 1);
		for (let index = 0; index < bytes.length; index++) {
			bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16);
		}
		return bytes;
	}

	set(key: string, value: Uint8Array): void {
		let text = "";
		for (const byte of value) text += byte.toString(16).padStart(2, "0");
		Preference.set(domain, key, text);
	}

	remove(key: string): void {
		Preference.delete(domain, key);
	}
}
