import assert from "node:assert/strict";
import { bitmapOf, combine } from "../../tools/fonts/bitmap.js";
import { type Contour, coverageOf, joinColumns } from "../../tools/fonts/coverage.js";

const rectangle = (left: number, top: number, right: number, bottom: number): Contour => [
	{ x: left, y: top },
	{ x: right, y: top },
	{ x: right, y: bottom },
	{ x: left, y: bottom },
];

describe("coverage", () => {
	it("is the share of each pixel that lies inside", () => {
		const { left, top, width, height, values } = coverageOf([rectangle(0.25, -1.5, 2, 0)]);
		assert.deepEqual([left, top, width, height], [0, -2, 2, 2]);
		assert.deepEqual([...values], [0.375, 0.5, 0.75, 1]);
	});

	it("is right along a slope", () => {
		const triangle: Contour = [
			{ x: 0, y: 0 },
			{ x: 4, y: 0 },
			{ x: 0, y: 4 },
		];
		const { values } = coverageOf([triangle]);
		assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) - 8) < 0.01);
		assert.ok(Math.abs((values[3] ?? 0) - 0.5) < 0.01);
	});

	it("counts an overlap of two contours once", () => {
		const { values } = coverageOf([rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1)]);
		assert.deepEqual([...values], [1, 1, 1]);
	});

	it("leaves out a contour that runs the other way", () => {
		const { values } = coverageOf([rectangle(0, 0, 3, 1), rectangle(1, 0, 2, 1).toReversed()]);
		assert.deepEqual([...values], [1, 0, 1]);
	});

	it("of narrow columns joins to that of pixels, wherever they begin", () => {
		const fine = coverageOf([rectangle(-6, 0, 10, 1)]);
		assert.deepEqual([...joinColumns(fine, 8, 0).values], [0.75, 1, 0.25]);
		const moved = joinColumns(fine, 8, -2);
		assert.equal(moved.left, -1);
		assert.deepEqual([...moved.values], [1, 1]);
	});

	it("of nothing is empty", () => assert.equal(coverageOf([]).values.length, 0));

	it("becomes 16 levels without empty edges", () => {
		const bitmap = bitmapOf(coverageOf([rectangle(0.99, 0, 2.5, 1), rectangle(4, 2, 4.01, 3)]));
		assert.deepEqual(bitmap, { left: 1, top: 0, width: 2, height: 1, levels: Uint8Array.of(15, 8) });
	});

	it("can be cut out of other coverage", () => {
		const base = coverageOf([rectangle(0, 0, 3, 1)]);
		const { values } = combine(base, coverageOf([rectangle(0.5, 0, 2, 1)]), "cut");
		assert.deepEqual([...values], [0.5, 0, 1]);
	});
});
