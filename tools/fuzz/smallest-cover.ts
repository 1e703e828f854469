import type { Coverage } from "./coverage.js";
import { execute } from "./execute.js";
import type { Target } from "./target.js";

/** Inputs kept for one parser. */
const mostKept = 8;
/** Longer inputs tell a reader nothing. */
const longestKept = 1_500;

/** A few of the inputs that together reach what all of them reach beyond the parser's seeds, short ones first. */
export function smallestCover(
	target: Target,
	inputs: readonly Uint8Array[],
	coverage: Coverage,
): readonly Uint8Array[] {
	coverage.forget();
	for (const seed of target.seeds) execute(target, seed);
	coverage.take();
	const kept: Uint8Array[] = [];
	const byLength = inputs.filter(({ length }) => length <= longestKept).sort((a, b) => a.length - b.length);
	for (const input of byLength) {
		if (kept.length >= mostKept) break;
		execute(target, input);
		if (coverage.take()) kept.push(input);
	}
	return kept;
}
