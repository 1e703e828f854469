/** A battery that is so many points away from what is shown is shown anew; less is noise. */
const leastChange = 3;

/**
 * Makes of a battery's readings, which jump with each load, a number that a person can be shown: whole percents that do not go
 * back and forth. Only what two readings in a row say counts, so that one that is wrong or missing changes nothing.
 */
export class SteadyPercent {
	#last: number | undefined;
	#shown: number | undefined;
	#hasReading = false;

	/** What to show after another reading, 0 … 100; `undefined` when it is not known. What is no percentage is no reading. */
	take(reading: number | undefined): number | undefined {
		const fresh = reading !== undefined && reading >= 0 && reading <= 100 ? reading : undefined;
		const last = this.#hasReading ? this.#last : fresh;
		this.#last = fresh;
		this.#hasReading = true;
		if (last === undefined || fresh === undefined) {
			if (last === fresh) this.#shown = undefined;
			return this.#shown;
		}
		this.#shown = this.#shown === undefined ? Math.round(fresh) : after(this.#shown, last, fresh);
		return this.#shown;
	}
}

/** Full and empty are shown when they are reached, not only when they are far enough from what was shown. */
function after(shown: number, last: number, fresh: number): number {
	const agreed = nearest(shown, last, fresh);
	const whole = Math.round(agreed);
	const isChange = Math.abs(agreed - shown) >= leastChange || whole === 100 || whole === 0;
	return isChange ? whole : shown;
}

/** Of two readings on the same side of what is shown the nearer one; otherwise they do not agree that it has changed. */
function nearest(shown: number, last: number, fresh: number): number {
	if (last > shown && fresh > shown) return Math.min(last, fresh);
	if (last < shown && fresh < shown) return Math.max(last, fresh);
	return shown;
}
