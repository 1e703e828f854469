import type { Target } from "./target.js";

/** Why an input is a finding. `defect` is `text` without what may come from the input, so it is the same for the same defect. */
export type Fault = Readonly<{ text: string; defect: string }>;

/** A parser takes no longer than this for any input of at most 20,000 bytes; on the board it is some fifty times slower. */
export const longestMs = 40;
const confirmations = 3;

/** Runs one input; `undefined` when all promises held. A slow one is run again, since the machine may have been busy. */
export function execute(target: Target, input: Uint8Array, limitMs = longestMs): Fault | undefined {
	const { fault, tookMs } = attempt(target, input);
	if (fault !== undefined || tookMs <= limitMs) return fault;
	const fastest = Math.min(...Array.from({ length: confirmations }, () => attempt(target, input).tookMs));
	return fastest > limitMs ? faultOf(`takes more than ${limitMs} ms`) : undefined;
}

function attempt(target: Target, input: Uint8Array): Readonly<{ fault: Fault | undefined; tookMs: number }> {
	const start = performance.now();
	let fault: Fault | undefined;
	try {
		target.run(input);
	} catch (error) {
		fault = faultOf(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	}
	return { fault, tookMs: performance.now() - start };
}

function faultOf(text: string): Fault {
	return { text, defect: text.replace(/"[\s\S]*"|\d+/g, "…") };
}
