/** Numbers that look random and are the same for the same seed. */
export type Chance = Readonly<{
	/** 0 … 1. */
	share: () => number;
	/** Between the two. */
	between: (least: number, most: number) => number;
	/** Normally distributed around 0 with a standard deviation of 1. */
	normal: () => number;
}>;

/** xorshift32 after a mix of the seed. */
export function chanceFrom(seed: number): Chance {
	let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
	const share = (): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
	for (let index = 0; index < 8; index++) share();
	return {
		share,
		between: (least, most) => least + share() * (most - least),
		normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
	};
}
