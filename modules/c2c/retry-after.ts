import type { HttpResponse } from "./answer.js";
import { parseHttpDate } from "./dates.js";

const maxDelayMs = 3_600_000;
const maxHeaderLength = 256;

/**
 * How long the service wants to be left alone (RFC 9110 §10.2.3): 0–3,600,000 ms. A date counts from the answer's own
 * `Date`, because the board's wall clock may be wrong. Where several values were joined, the first that can be read
 * counts. `undefined` when there is none.
 */
export function retryAfterMs(response: HttpResponse): number | undefined {
	const items = (response.headers["retry-after"] ?? "")
		.slice(0, maxHeaderLength)
		.split(",")
		.map((item) => item.trim());
	const now = parseHttpDate(response.headers.date ?? "");
	for (const [index, item] of items.entries()) {
		const delay = secondsMs(item) ?? untilMs(`${item}, ${items[index + 1]}`, now);
		if (delay !== undefined) {
			return Math.min(Math.max(delay, 0), maxDelayMs);
		}
	}
	return undefined;
}

function secondsMs(text: string): number | undefined {
	return /^[0-9]+$/.test(text) ? Number(text) * 1000 : undefined;
}

function untilMs(date: string, now: number | undefined): number | undefined {
	const then = parseHttpDate(date);
	return then === undefined || now === undefined ? undefined : then - now;
}
