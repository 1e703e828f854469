/** The middle one of an odd number of values, the lower of the two middle ones otherwise. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The smallest value that at least `share` of all are not above. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
