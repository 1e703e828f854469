import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";

const longestShownS = 99 * 3600;

/** What is left, such as `1:42` or `2:00:00`; the last second reads `0:01`, and what is over reads `0:00`. Up to 99 hours. */
export function timeLeft(endsAt: number, at: number): string {
	const seconds = Math.min(longestShownS, Math.max(0, Math.ceil((endsAt - at) / 1000)));
	const minutes = Math.floor(seconds / 60);
	const tail = `:${twoDigits(seconds % 60)}`;
	return minutes < 60 ? `${minutes}${tail}` : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}${tail}`;
}

/** The width that every text of a countdown of `durationMs` fits in. */
export function timeReserve(metrics: FontMetrics, font: FontName, durationMs: number): number {
	let digit = 0;
	for (const character of "0123456789") digit = Math.max(digit, metrics.width(font, character));
	const longest = timeLeft(durationMs, 0);
	const colons = longest.split(":").length - 1;
	return (longest.length - colons) * digit + colons * metrics.width(font, ":");
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : `${value}`;
}
