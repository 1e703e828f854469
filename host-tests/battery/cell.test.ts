import assert from "node:assert/strict";
import fc from "fast-check";
import { cellPercent } from "../../modules/battery/cell.js";

describe("what is left in a cell", () => {
	it("is everything at 4.2 V and nothing at 3.3 V", () => {
		assert.equal(cellPercent(4_200), 100);
		assert.equal(cellPercent(3_300), 0);
	});

	it("is about half at 3.84 V, where makers' tables agree", () => {
		assert.equal(cellPercent(3_840), 50);
	});

	it("is between its neighbours in the table where the voltage is", () => {
		assert.equal(cellPercent(3_750), 25);
	});

	it("never rises while the voltage falls, and is a percentage wherever it is known", () => {
		const millivolts = fc.integer({ min: 2_500, max: 4_300 });
		fc.assert(
			fc.property(millivolts, millivolts, (a, b) => {
				const [lower = Number.NaN, upper = Number.NaN] = [Math.min(a, b), Math.max(a, b)].map(cellPercent);
				assert.ok(lower >= 0 && upper <= 100 && lower <= upper);
			}),
		);
	});

	for (const [what, millivolts] of [
		["is connected", 0],
		["but a pin that floats is measured", 2_400],
		["but a charger without a cell is measured", 4_700],
		["was measured", Number.NaN],
	] as const) {
		it(`is not known when nothing ${what}`, () => {
			assert.equal(cellPercent(millivolts), undefined);
		});
	}
});
