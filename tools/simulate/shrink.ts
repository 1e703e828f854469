import { live } from "./life-run.js";
import type { Life } from "./plan/life.js";
import type { Broken } from "./promises/observer.js";

/** Lives that a shrink may cost. */
const maxTries = 400;

/** A life in which a promise breaks, and which of its incidents are needed for that. */
export type Shrunk = Readonly<{ broken: Broken; needed: readonly number[] }>;

/** The life with only some of its incidents, by their numbers. */
export function only(life: Life, numbers: readonly number[]): Life {
	const wanted = new Set(numbers);
	return { ...life, incidents: life.incidents.filter((_, index) => wanted.has(index)) };
}

/** Leaves out incidents, first many at a time, for as long as the same promise breaks without them. */
export function shrink(life: Life, broken: Broken): Shrunk {
	let tries = 0;
	let best: Shrunk = {
		broken,
		needed: life.incidents.flatMap(({ at }, index) => (at <= broken.atMs ? [index] : [])),
	};
	const isBrokenWith = (needed: readonly number[]): boolean => {
		tries += 1;
		const result = live(only(life, needed)).broken;
		if (result?.promise !== broken.promise) return false;
		best = { broken: result, needed };
		return true;
	};
	for (let size = Math.ceil(best.needed.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let from = 0; from < best.needed.length && tries < maxTries; ) {
			const without = [...best.needed.slice(0, from), ...best.needed.slice(from + size)];
			if (!isBrokenWith(without)) from += size;
		}
	}
	return best;
}
