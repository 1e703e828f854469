import type { Target } from "./target.js";

/** Why an input is a finding. `defect` is `text` without what may come from the input, so it is the same for the same defect. */
export type Fault = Readonly<{ text: string; defect: string }>;

/** A parser takes no longer than this for any input of at most 20,000 bytes; on the board it is some fifty times slower. */
export const longestMs = 40;
const confirmations = 5;

/** Runs one input; `undefined` when all promises held. A slow one is run again, by the processor's own clock. */
export function execute(target: Target, input: Uint8Array, limitMs = longestMs): Fault | undefined {
	const start = performance.now();
	const fault = attempt(target, input);
	if (fault !== undefined || performance.now() - start <= limitMs) return fault;
	for (let count = 0; count < confirmations; count += 1) {
		// On a busy machine a run may take long without doing much.
		const before = process.cpuUsage();
		attempt(target, input);
		const { user, system } = process.cpuUsage(before);
		if ((user + system) / 1_000 <= limitMs) return undefined;
	}
	return faultOf(`takes more than ${limitMs} ms`);
}

function attempt(target: Target, input: Uint8Array): Fault | undefined {
	try {
		target.run(input);
		return undefined;
	} catch (error) {
		return faultOf(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	}
}

function faultOf(text: string): Fault {
	return { text, defect: text.replace(/"[\s\S]*"|\d+/g, "…") };
}
