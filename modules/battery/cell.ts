/**
 * Voltage of a lithium-ion cell of 4.2 V that is neither charged nor loaded much, mV, and what is left in it, percent. Cells
 * differ by some five points from each other, and the lowest tenth is over soon.
 */
const curve: readonly (readonly [number, number])[] = Object.freeze(
	[
		[3_300, 0],
		[3_600, 5],
		[3_690, 10],
		[3_730, 20],
		[3_770, 30],
		[3_800, 40],
		[3_840, 50],
		[3_880, 60],
		[3_950, 70],
		[4_020, 80],
		[4_100, 90],
		[4_180, 100],
	],
	true,
);

/** What is measured beyond these is no cell: nothing is connected, or a charger without one. mV. */
const leastMillivolts = 2_500;
const mostMillivolts = 4_300;

/** What is left in a cell at `millivolts`, 0 … 100, not rounded; `undefined` when no cell has such a voltage. */
export function cellPercent(millivolts: number): number | undefined {
	if (!(millivolts >= leastMillivolts && millivolts <= mostMillivolts)) return undefined;
	let lowerMillivolts = 0;
	let lowerPercent = 0;
	for (const [upperMillivolts, upperPercent] of curve) {
		if (millivolts < upperMillivolts) {
			const part = (millivolts - lowerMillivolts) / (upperMillivolts - lowerMillivolts);
			return lowerPercent + part * (upperPercent - lowerPercent);
		}
		lowerMillivolts = upperMillivolts;
		lowerPercent = upperPercent;
	}
	return lowerPercent;
}
