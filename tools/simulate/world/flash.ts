import { maxKeyLength, maxValueBytes, type Store, StoreError } from "../../../modules/credentials/store.js";
import type { Chance } from "./chance.js";

export type FlashOperation = "read" | "write" | "remove";

/** What a write that power interrupts leaves of its own key. */
export const tears = ["nothing", "prefix", "mix", "flipped", "absent", "whole"] as const;
export type Tear = (typeof tears)[number];

/** Power fails `before` the operation, `inside` it, or `after` it. */
export type CutMode = "before" | Tear | "after";

/** Where power fails: at the operation with this index, counted from when the cut was set. */
export type FlashCut = Readonly<{ index: number; mode: CutMode; pick: Chance }>;

export type FlashWatch = Readonly<{
	/** A write or removal is about to begin. */
	onChange: (key: string, value: Uint8Array | undefined) => void;
	onPowerCut: () => void;
	/** A write is refused; it may have been the last. */
	onRefusal: () => void;
}>;

class PowerCut extends Error {
	override readonly name = "PowerCut";
}

/**
 * Flash of a board: keeps its bytes when power goes. It can lose power at any operation, refuse writes, and take in other
 * bytes than those that were written. After a power cut every operation fails until {@link restorePower}.
 */
export class Flash implements Store {
	readonly values = new Map<string, Uint8Array>();
	operations = 0;
	writes = 0;
	largestValueBytes = 0;
	/** Called with every operation, before it. */
	onOperation: ((operation: FlashOperation, key: string) => void) | undefined;
	/** Writes that will be refused. */
	refusals = 0;
	/** Writes that will keep wrong bytes without saying so. */
	badWrites = 0;
	readonly #watch: FlashWatch;
	readonly #chance: Chance;
	#cut: FlashCut | undefined;
	#cutAt = 0;
	#hasPower = true;

	constructor(chance: Chance, watch: FlashWatch) {
		this.#chance = chance;
		this.#watch = watch;
	}

	get hasPower(): boolean {
		return this.#hasPower;
	}

	cutPowerAt(cut: FlashCut | undefined): void {
		this.#cut = cut;
		this.#cutAt = this.operations + (cut?.index ?? 0);
	}

	losePower(): void {
		this.#hasPower = false;
	}

	restorePower(): void {
		this.#hasPower = true;
	}

	read(key: string): Uint8Array | undefined {
		const cut = this.#begin("read", key);
		if (cut !== undefined) this.#fail();
		return this.values.get(key)?.slice();
	}

	write(key: string, value: Uint8Array): void {
		if (key.length < 1 || key.length > maxKeyLength) throw new StoreError("key length");
		if (value.length > maxValueBytes) throw new StoreError("value length");
		const cut = this.#begin("write", key);
		if (cut?.mode === "before") this.#fail();
		if (this.refusals > 0) {
			this.refusals -= 1;
			this.#watch.onRefusal();
			throw new StoreError("no space");
		}
		this.#watch.onChange(key, value);
		this.writes += 1;
		this.largestValueBytes = Math.max(this.largestValueBytes, value.length);
		if (cut !== undefined) {
			this.#tear(key, value, cut);
			this.#fail();
		}
		const isBad = this.badWrites > 0;
		if (isBad) this.badWrites -= 1;
		this.values.set(key, isBad ? flipped(value, this.#chance) : value.slice());
	}

	remove(key: string): void {
		const cut = this.#begin("remove", key);
		if (cut?.mode === "before" || cut?.mode === "nothing") this.#fail();
		this.#watch.onChange(key, undefined);
		this.values.delete(key);
		if (cut !== undefined) this.#fail();
	}

	#begin(operation: FlashOperation, key: string): FlashCut | undefined {
		if (!this.#hasPower) throw new PowerCut("no power");
		this.onOperation?.(operation, key);
		const cut = this.#cut !== undefined && this.operations === this.#cutAt ? this.#cut : undefined;
		if (cut !== undefined) this.#cut = undefined;
		this.operations += 1;
		return cut;
	}

	#fail(): never {
		this.#hasPower = false;
		this.#watch.onPowerCut();
		throw new PowerCut("power cut");
	}

	#tear(key: string, value: Uint8Array, { mode, pick }: FlashCut): void {
		const old = this.values.get(key);
		const length = pick.between(0, value.length - 1);
		switch (mode) {
			case "before":
			case "nothing":
				return;
			case "absent":
				this.values.delete(key);
				return;
			case "prefix":
				this.values.set(key, value.slice(0, length));
				return;
			case "mix": {
				const mixed = value.slice();
				mixed.set((old ?? new Uint8Array(0)).slice(length, value.length), Math.min(length, value.length));
				this.values.set(key, mixed);
				return;
			}
			case "flipped":
				this.values.set(key, flipped(value, pick));
				return;
			case "whole":
			case "after":
				this.values.set(key, value.slice());
		}
	}
}

/** The bytes with one to four bits changed. */
function flipped(value: Uint8Array, chance: Chance): Uint8Array {
	const bytes = value.slice();
	for (let count = chance.between(1, 4); count > 0 && bytes.length > 0; count -= 1) {
		const at = chance.between(0, bytes.length - 1);
		bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
	}
	return bytes;
}
