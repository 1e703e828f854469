/** A seeded generator (sfc32). The same seed and name always give the same numbers, whatever else is drawn elsewhere. */
export class Chance {
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	constructor(seed: number, name: string) {
		this.#a = seed | 0;
		this.#b = Math.floor(seed / 2 ** 32) | 0;
		this.#c = hashOf(name);
		for (let round = 0; round < 12; round += 1) this.u32();
	}

	/** 0 … 2^32 − 1. */
	u32(): number {
		const sum = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}

	/** 0 to below 1. */
	fraction(): number {
		return this.u32() / 2 ** 32;
	}

	/** A whole number from `min` to `max`, both included. */
	between(min: number, max: number): number {
		return min + Math.floor(this.fraction() * (max - min + 1));
	}

	/** A whole number from `min` to `max`, each order of magnitude as likely as the next. `min` ≥ 1. */
	spread(min: number, max: number): number {
		return Math.round(min * (max / min) ** this.fraction());
	}

	happens(probability: number): boolean {
		return this.fraction() < probability;
	}

	pick<T>(items: readonly [T, ...T[]]): T {
		return items[this.between(0, items.length - 1)] ?? items[0];
	}

	bytes(count: number): Uint8Array {
		const bytes = new Uint8Array(count);
		for (let at = 0; at < count; at += 4) {
			const word = this.u32();
			bytes[at] = word;
			bytes[at + 1] = word >>> 8;
			bytes[at + 2] = word >>> 16;
			bytes[at + 3] = word >>> 24;
		}
		return bytes;
	}
}

/** FNV-1a. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return hash;
}
