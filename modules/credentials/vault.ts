import { decodeSlot, encodeSlot, type Slot } from "./slot.js";
import type { Store } from "./store.js";

export type RecordName = "identity" | "network" | "credentials" | "test-roots";

/** The keys of the two slots of a record. */
function keysOf(name: RecordName): readonly [string, string] {
	return [`${name}-a`, `${name}-b`];
}

export type Loaded = Readonly<{
	/** The newest payload that is whole, or `undefined` when neither slot holds one. */
	payload: Uint8Array | undefined;
	/** A slot held something that did not decode, or could not be read. */
	isDamaged: boolean;
	/** The other slot holds something else than the payload: what the record was before, or what is left of it. */
	hasRemains: boolean;
}>;

export type SaveResult = Readonly<{ kind: "saved" }> | Readonly<{ kind: "failed"; text: string }>;

type Place = Readonly<{ key: string; slot: Slot | undefined; isDamaged: boolean }>;

/**
 * Records in flash that survive a power cut. Each is written whole, to the older of its two slots, and read back; the
 * newer slot is never touched by that, so power may fail before, inside or after any operation and the record is the
 * old one or the new one. Never throws.
 */
export class Vault {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	load(name: RecordName): Loaded {
		const [older, newer] = this.#places(name);
		const payload = newer.slot?.payload;
		const before = older.slot?.payload;
		const isDamaged = older.isDamaged || newer.isDamaged;
		const differs = payload !== undefined && before !== undefined && !areEqual(payload, before);
		return { payload, isDamaged, hasRemains: isDamaged || differs };
	}

	/** One write and one read back. */
	save(name: RecordName, payload: Uint8Array): SaveResult {
		const [older, newer] = this.#places(name);
		const sequence = (newer.slot?.sequence ?? 0) + 1;
		const bytes = encodeSlot({ sequence, payload });
		if (bytes === undefined) return failed(name, "is too long for flash");
		try {
			this.#store.write(older.key, bytes);
			const back = this.#store.read(older.key);
			if (back !== undefined && areEqual(back, bytes)) return { kind: "saved" };
			return failed(name, "reads back differently from what was written");
		} catch (error) {
			return failed(name, `could not be written: ${messageOf(error)}`);
		}
	}

	/** Writes both slots, one after the other, so that no slot holds what the record was before. */
	replace(name: RecordName, payload: Uint8Array): SaveResult {
		const first = this.save(name, payload);
		return first.kind === "failed" ? first : this.save(name, payload);
	}

	/** Overwrites both slots, then removes them. */
	erase(name: RecordName): SaveResult {
		const overwritten = this.replace(name, new Uint8Array(0));
		if (overwritten.kind === "failed") return overwritten;
		try {
			for (const key of keysOf(name)) this.#store.remove(key);
			return { kind: "saved" };
		} catch (error) {
			return failed(name, `could not be removed: ${messageOf(error)}`);
		}
	}

	/** The place to write next, then the one that counts now. A slot that does not decode is the older one. */
	#places(name: RecordName): readonly [Place, Place] {
		const [keyA, keyB] = keysOf(name);
		const a = this.#place(keyA);
		const b = this.#place(keyB);
		return isNewer(a, b) ? [b, a] : [a, b];
	}

	#place(key: string): Place {
		try {
			const bytes = this.#store.read(key);
			if (bytes === undefined) return { key, slot: undefined, isDamaged: false };
			const slot = decodeSlot(bytes);
			return { key, slot, isDamaged: slot === undefined };
		} catch {
			return { key, slot: undefined, isDamaged: true };
		}
	}
}

/** The difference of two numbers of 32 bits: after the last of them comes 0, and the slot that holds it is the newer one. */
function isNewer({ slot }: Place, other: Place): boolean {
	if (slot === undefined || other.slot === undefined) return slot !== undefined;
	return ((slot.sequence - other.slot.sequence) | 0) > 0;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** `what` completes the sentence. */
function failed(name: RecordName, what: string): SaveResult {
	return { kind: "failed", text: `the ${name} record ${what}` };
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : "unknown error";
}
