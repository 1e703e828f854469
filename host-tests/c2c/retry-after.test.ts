import assert from "node:assert/strict";
import fc from "fast-check";
import { retryAfterMs } from "../../modules/c2c/retry-after.js";
import { textAnswer } from "./samples.js";

const date = "Sun, 06 Nov 1994 08:49:37 GMT";

function delay(retryAfter: string, dateHeader?: string): number | undefined {
	const headers = { "retry-after": retryAfter, ...(dateHeader === undefined ? {} : { date: dateHeader }) };
	return retryAfterMs(textAnswer("", 429, headers));
}

describe("Retry-After", () => {
	const seconds: readonly (readonly [string, number | undefined])[] = [
		["120", 120_000],
		["0", 0],
		[" 7 ", 7_000],
		["3600", 3_600_000],
		["3601", 3_600_000],
		["99999999999999999999999", 3_600_000],
		["120, 240", 120_000],
		["soon, 240", 240_000],
		["-5", undefined],
		["1.5", undefined],
		["1e3", undefined],
		["soon", undefined],
		["", undefined],
	];
	for (const [text, expected] of seconds) {
		it(`${JSON.stringify(text)} is ${expected} ms`, () => assert.equal(delay(text), expected));
	}

	it("is undefined without the header", () => {
		assert.equal(retryAfterMs(textAnswer("", 503)), undefined);
	});

	it("as a date counts from the answer's own Date", () => {
		assert.equal(delay("Sun, 06 Nov 1994 08:50:07 GMT", date), 30_000);
	});

	it("as a date that is over is 0", () => {
		assert.equal(delay("Sun, 06 Nov 1994 08:00:00 GMT", date), 0);
	});

	it("as a date far away is an hour", () => {
		assert.equal(delay("Mon, 06 Nov 2034 08:00:00 GMT", date), 3_600_000);
	});

	it("as a date says nothing when the answer has no Date", () => {
		assert.equal(delay("Sun, 06 Nov 1994 08:50:07 GMT"), undefined);
	});

	it("takes the first value it can read, a date among others too", () => {
		assert.equal(delay("soon, Sun, 06 Nov 1994 08:50:07 GMT, 9", date), 30_000);
	});

	it("is within 0 and an hour, or nothing, whatever the headers", () => {
		const text = fc.oneof(fc.string({ unit: "binary" }), fc.constant(date), fc.nat().map(String));
		fc.assert(
			fc.property(fc.array(text), text, (items, dateHeader) => {
				const found = delay(items.join(", "), dateHeader);
				assert.ok(found === undefined || (found >= 0 && found <= 3_600_000));
			}),
		);
	});
});
