/** What a screen says besides the pairing. Every part may be unknown. */
export type Surroundings = Readonly<{
	/** Wall clock, ms since 1970; `undefined` while it is not set. */
	wallMs?: number | undefined;
	/** 0 … 100; `undefined` where the board has no battery. */
	batteryPercent?: number | undefined;
	/** In itself: the language that a hold in the ready view leads to. */
	nextLanguage?: string | undefined;
}>;

const dayMs = 86_400_000;

/** Whole days from the day of `fromMs` to that of `toMs` (UTC); 0 on the same day and after it. */
export function daysUntil(toMs: number, fromMs: number): number {
	return Math.max(0, Math.floor(toMs / dayMs) - Math.floor(fromMs / dayMs));
}
