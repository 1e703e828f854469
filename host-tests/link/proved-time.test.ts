import assert from "node:assert/strict";
import { decodeFloor, encodeFloor, floorAfter } from "../../modules/link/proved-time.js";

const dayMs = 86_400_000;
const builtAtMs = Date.UTC(2026, 10, 1);

describe("the floor of the wall clock", () => {
	it("moves to the earlier of clock and service", () => {
		const times = { floorMs: 0, wallMs: 3 * dayMs, serviceMs: 2 * dayMs };
		assert.equal(floorAfter(times), 2 * dayMs);
		assert.equal(floorAfter({ ...times, serviceMs: 4 * dayMs }), 3 * dayMs);
	});

	it("moves by a day at least, to spare flash", () => {
		const times = { floorMs: builtAtMs, wallMs: builtAtMs + dayMs, serviceMs: builtAtMs + dayMs };
		assert.equal(floorAfter(times), builtAtMs + dayMs);
		assert.equal(floorAfter({ ...times, serviceMs: builtAtMs + dayMs - 1 }), undefined);
	});

	it("never moves back", () => {
		assert.equal(floorAfter({ floorMs: builtAtMs, wallMs: 0, serviceMs: 0 }), undefined);
	});

	it("is read back as it was kept", () => {
		assert.equal(decodeFloor(encodeFloor(builtAtMs + 5), builtAtMs), builtAtMs + 5);
	});

	for (const [what, bytes] of [
		["nothing", undefined],
		["too little", new Uint8Array(7)],
		["no number", encodeFloor(Number.NaN)],
		["an endless time", encodeFloor(Number.POSITIVE_INFINITY)],
		["an older time", encodeFloor(builtAtMs - 1)],
	] as const) {
		it(`is the build's when flash holds ${what}`, () =>
			assert.equal(decodeFloor(bytes, builtAtMs), builtAtMs));
	}
});
