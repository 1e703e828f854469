/** Signal in dBm from which 4, 3, 2 and 1 bars are shown. */
const barLimits: readonly number[] = Object.freeze([-55, -65, -75, -85], true);

/** A board looks for a stronger access point while the signal is weaker than this, dBm, … */
const weakDbm = -70;
/** … at most so often, ms; a scan takes the radio from the network for a second or two. */
const scanEveryMs = 60_000;
/** As much stronger another access point must be to be worth a break in the connection, dB. */
const betterDb = 10;

/** 0 … 4 bars; `undefined` while the signal is not known. */
export function barsOf(dbm: number | undefined): number | undefined {
	if (dbm === undefined) return undefined;
	const index = barLimits.findIndex((limit) => dbm >= limit);
	return index < 0 ? 0 : barLimits.length - index;
}

/** Whether a joined board should look for a stronger access point of its network now. */
export function seeksStronger(dbm: number | undefined, sinceScanMs: number): boolean {
	return dbm !== undefined && dbm < weakDbm && sinceScanMs >= scanEveryMs;
}

/** Whether an access point of the same network is worth to leave the present one for. */
export function isStronger(foundDbm: number, presentDbm: number): boolean {
	return foundDbm >= presentDbm + betterDb;
}
