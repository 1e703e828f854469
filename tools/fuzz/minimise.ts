/** Runs that one minimisation may take. */
const maxRuns = 2_000;

/** A shorter input for which `shows` still holds: pieces are left out, halves first, single bytes last. */
export function minimise(input: Uint8Array, shows: (shorter: Uint8Array) => boolean): Uint8Array {
	let best = input;
	let runs = 0;
	for (
		let size = Math.ceil(best.length / 2);
		size >= 1 && runs < maxRuns;
		size = size === 1 ? 0 : Math.ceil(size / 2)
	) {
		for (let at = 0; at < best.length && runs < maxRuns; runs += 1) {
			const shorter = new Uint8Array(Buffer.concat([best.subarray(0, at), best.subarray(at + size)]));
			if (shows(shorter)) best = shorter;
			else at += size;
		}
	}
	return best;
}
