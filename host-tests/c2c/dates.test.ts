import assert from "node:assert/strict";
import fc from "fast-check";
import { parseHttpDate, parseIsoDate } from "../../modules/c2c/dates.js";

const instants = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });

describe("ISO dates", () => {
	it("mean what Date writes", () => {
		fc.assert(fc.property(instants, (ms) => assert.equal(parseIsoDate(new Date(ms).toISOString()), ms)));
	});

	const cases: readonly (readonly [string, number | undefined])[] = [
		["2031-05-04T03:02:01Z", Date.UTC(2031, 4, 4, 3, 2, 1)],
		["2031-05-04T03:02:01.123456Z", Date.UTC(2031, 4, 4, 3, 2, 1, 123)],
		["2031-05-04T03:02:01.008Z", Date.UTC(2031, 4, 4, 3, 2, 1, 8)],
		["2031-05-04T03:02:01+02:00", Date.UTC(2031, 4, 4, 1, 2, 1)],
		["2031-05-04T03:02:01-09:30", Date.UTC(2031, 4, 4, 12, 32, 1)],
		["2031-05-04T03:02:01", Date.UTC(2031, 4, 4, 3, 2, 1)],
		["2031-05-04", Date.UTC(2031, 4, 4)],
		["2028-02-29", Date.UTC(2028, 1, 29)],
		["2027-02-29", undefined],
		["2100-02-29", undefined],
		["2031-04-31", undefined],
		["2031-13-01", undefined],
		["2031-00-01", undefined],
		["2031-01-00", undefined],
		["1969-12-31", undefined],
		["2031-05-04T24:00:00Z", undefined],
		["2031-05-04T03:60:00Z", undefined],
		["2031-05-04T03:02:01+24:00", undefined],
		["2031-05-04 03:02:01", undefined],
		["2031-05-04T03:02:01Z\n", undefined],
		["next week", undefined],
		["", undefined],
	];
	for (const [text, expected] of cases) {
		it(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(parseIsoDate(text), expected));
	}
});

describe("HTTP dates", () => {
	it("mean what Date writes", () => {
		fc.assert(
			fc.property(instants, (ms) => {
				const whole = Math.floor(ms / 1000) * 1000;
				assert.equal(parseHttpDate(new Date(ms).toUTCString()), whole);
			}),
		);
	});

	const refused = [
		"Sunday, 06-Nov-94 08:49:37 GMT",
		"Sun Nov  6 08:49:37 1994",
		"Sun, 06 Nov 1994 08:49:37 UTC",
		"Sun, 31 Feb 1994 08:49:37 GMT",
		"Sun, 06 Abc 1994 08:49:37 GMT",
		"Thu, 29 Feb 60024 00:00:00 GMT",
		"",
	];
	for (const text of refused) {
		it(`${JSON.stringify(text)} is none`, () => assert.equal(parseHttpDate(text), undefined));
	}
});
