import { parseHttpDate, parseIsoDate } from "../../../modules/c2c/dates.js";
import { retryAfterMs } from "../../../modules/c2c/retry-after.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";
import { readResponse } from "./http-text.js";

const httpDates = [
	"Sun, 06 Nov 1994 08:49:37 GMT",
	"Wed, 31 Dec 9999 23:59:59 GMT",
	"Thu, 29 Feb 2024 00:00:00 GMT",
];
const isoDates = [
	"2031-05-04T03:02:01.500000Z",
	"2024-02-29",
	"1970-01-01T00:00:00+23:59",
	"9999-12-31T23:59:59-23:59",
];
const dateWords = ["GMT", "Feb", "29", "T24:00:00", "+00:00", ".123456789", "1900", "60"];

const firstYearMs = -86_400_000;
const lastYearMs = Date.UTC(10_000, 0, 2);

function runRetryAfter(input: Uint8Array): void {
	const delay = retryAfterMs(readResponse(input));
	claim(delay === undefined || (delay >= 0 && delay <= 3_600_000), "a delay is out of bounds");
}

function runDates(input: Uint8Array): void {
	const text = textOf(input);
	for (const instant of [parseIsoDate(text), parseHttpDate(text)]) {
		if (instant === undefined) continue;
		claim(Number.isInteger(instant), "a date is no whole number");
		claim(instant > firstYearMs && instant < lastYearMs, "a date is out of bounds");
		claim(
			/^\d{4}-\d\d-\d\d$/.test(text) || instant === readAsUtc(text),
			"a date is another instant than JavaScript's own",
		);
	}
}

/** What the language itself makes of a date; its fraction of a second has three digits, and without offset it is UTC. */
function readAsUtc(text: string): number {
	const upper = text.toUpperCase().replace(/(\.\d{3})\d+/, "$1");
	return Date.parse(/(Z|GMT|[+-]\d\d:\d\d)$/.test(upper) ? upper : `${upper}Z`);
}

export const headerTargets: readonly Target[] = [
	{
		name: "retry-after",
		seeds: [
			...["120", "0", "99999999999999999999", "120, 30", "-1", ...httpDates].map((value) =>
				bytesOf(`503\nretry-after: ${value}\ndate: ${httpDates[0]}\n\n`),
			),
			bytesOf(`503\nretry-after: Sun, 06 Nov 1994 08:50:37 GMT\n\n`),
		],
		words: [...dateWords, ",", ";", " ", "retry-after: "],
		run: runRetryAfter,
	},
	{ name: "dates", seeds: [...httpDates, ...isoDates].map(bytesOf), words: dateWords, run: runDates },
];
