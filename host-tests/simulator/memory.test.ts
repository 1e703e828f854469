import assert from "node:assert/strict";
import {
	describeFigures,
	type MemoryFigures,
	pollCount,
	takeFigures,
} from "../../tools/sim-memory/figures.js";

describe("the memory of XS under the firmware in the simulator", () => {
	let figures: MemoryFigures;

	before(async function () {
		this.timeout(600_000);
		figures = await takeFigures();
		process.stdout.write(`${describeFigures(figures)}\n`);
	});

	it(`holds no more slots after ${pollCount} polls than before`, () => {
		assert.ok(figures.growth.slots <= 0, `${figures.growth.slots} bytes more`);
	});

	it(`holds no more bytes of chunks after ${pollCount} polls than before`, () => {
		assert.ok(figures.growth.chunks <= 0, `${figures.growth.chunks} bytes more`);
	});
});
