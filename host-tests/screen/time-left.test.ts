import assert from "node:assert/strict";
import fc from "fast-check";
import { timeLeft, timeReserve } from "../../modules/screen/time-left.js";
import { fonts } from "../support/views.js";

const minute = 60_000;

describe("the time left", () => {
	it("counts minutes and seconds", () => {
		assert.equal(timeLeft(2 * minute, 0), "2:00");
		assert.equal(timeLeft(2 * minute, 18_000), "1:42");
	});

	it("counts hours above 59 minutes", () => {
		assert.equal(timeLeft(60 * minute, 1), "1:00:00");
		assert.equal(timeLeft(60 * minute, 1_000), "59:59");
	});

	it("reads 0:01 until the last millisecond", () => {
		assert.equal(timeLeft(1_000, 999), "0:01");
		assert.equal(timeLeft(1_000, 1_000), "0:00");
	});

	it("is never negative", () => {
		assert.equal(timeLeft(0, 5 * minute), "0:00");
	});

	it("always fits in its reserve", () => {
		const font = "OpenSans-Semibold-16";
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 90_000_000 }), fc.nat(), (duration, at) => {
				const reserve = timeReserve(fonts.metrics, font, duration);
				assert.ok(fonts.metrics.width(font, timeLeft(duration, at)) <= reserve);
			}),
		);
	});
});
