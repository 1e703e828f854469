import assert from "node:assert/strict";
import fc from "fast-check";
import { SteadyPercent } from "../../modules/battery/steady-percent.js";

/** What is shown after each of the readings. */
function shownAfter(readings: readonly (number | undefined)[]): readonly (number | undefined)[] {
	const steady = new SteadyPercent();
	return readings.map((reading) => steady.take(reading));
}

const last = (readings: readonly (number | undefined)[]): number | undefined => shownAfter(readings).at(-1);

describe("the percentage that is shown of a battery", () => {
	it("is the first reading at once, as a whole number", () => {
		assert.deepEqual(shownAfter([80.6]), [81]);
	});

	it("does not go back and forth while the readings waver by less than three points", () => {
		const readings = fc.array(fc.double({ min: 60.1, max: 62.9, noNaN: true }), {
			minLength: 1,
			maxLength: 50,
		});
		fc.assert(
			fc.property(readings, (all) => {
				assert.equal(new Set(shownAfter(all)).size, 1);
			}),
		);
	});

	it("follows a battery that empties, a point with each reading, by four points at most", () => {
		const readings = Array.from({ length: 100 }, (_, index) => 100 - index);
		shownAfter(readings).forEach((shown = Number.NaN, index) => {
			const latest = readings[index] ?? Number.NaN;
			assert.ok(shown >= latest && shown <= latest + 4, `${shown} at ${latest}`);
		});
	});

	it("only falls while a battery empties", () => {
		const shown = shownAfter(Array.from({ length: 400 }, (_, index) => 100 - index / 4));
		assert.ok(shown.every((now = 0, index) => index === 0 || now <= (shown[index - 1] ?? 0)));
	});

	it("is not moved by one reading that is wrong", () => {
		assert.deepEqual(shownAfter([80, 80, 12, 80]), [80, 80, 80, 80]);
	});

	it("moves only as far as two readings in a row agree", () => {
		assert.equal(last([80, 80, 70, 12]), 70);
		assert.equal(last([20, 20, 30, 95]), 30);
	});

	it("is not lost by one reading that is missing", () => {
		assert.deepEqual(shownAfter([80, undefined, 80]), [80, 80, 80]);
	});

	it("is not known after two readings that are missing", () => {
		assert.deepEqual(shownAfter([80, 80, undefined, undefined]), [80, 80, 80, undefined]);
	});

	it("is known again after two readings, and is the newer one", () => {
		assert.deepEqual(shownAfter([undefined, undefined, 20, 60]), [undefined, undefined, undefined, 60]);
	});

	it("is that of another battery with the second reading, without one between", () => {
		assert.deepEqual(shownAfter([100, 100, 75, 75]), [100, 100, 100, 75]);
	});

	it("stays as it is while two readings come in turns, as at the edge of a coarse chip's step", () => {
		const readings = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 75 : 50));
		assert.deepEqual(new Set(shownAfter(readings)), new Set([75]));
	});

	it("becomes full and empty when the battery does", () => {
		assert.equal(last([98, 98, 100, 100]), 100);
		assert.equal(last([2, 2, 0.4, 0.4]), 0);
	});

	for (const reading of [-1, 101, Number.NaN, Number.POSITIVE_INFINITY]) {
		it(`is not known when the board says ${reading}`, () => {
			assert.equal(last([reading, reading]), undefined);
		});
	}
});
