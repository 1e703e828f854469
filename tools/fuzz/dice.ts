/** A small generator of chance: the same seed always gives the same numbers. */
export class Dice {
	#state: number;

	/** `seed`: any 32-bit number. */
	constructor(seed: number) {
		this.#state = seed >>> 0 || 1;
	}

	/** 0 … 2^32 − 1, by mulberry32. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	}

	/** 0 … `bound` − 1; 0 for a bound of 0. */
	below(bound: number): number {
		return bound <= 0 ? 0 : this.next() % bound;
	}

	/** `undefined` only for an empty list. */
	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)];
	}
}
