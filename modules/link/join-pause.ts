const firstMs = 1_000;
const longestMs = 60_000;

/**
 * The pause before the next attempt to join a network, ms. It doubles from 1 s to 1 min with each failure (`failures` is 1 or
 * more), a quarter more or less by chance (`random` is 0 … 1), so that boards that lost the same access point at the same
 * moment do not come back at the same moment.
 */
export function joinPauseMs(failures: number, random: number): number {
	const wholeMs = Math.min(longestMs, firstMs * 2 ** (failures - 1));
	return wholeMs * (0.75 + random / 2);
}
