import assert from "node:assert/strict";
import { joinPauseMs } from "../../modules/link/join-pause.js";
import { barsOf, isStronger, seeksStronger } from "../../modules/link/signal.js";

const minute = 60_000;

describe("the pause before a network is joined again", () => {
	it("doubles from a second to a minute", () => {
		const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 2_000].map((failures) => joinPauseMs(failures, 0.5));
		assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, minute, minute, minute]);
	});

	it("is a quarter shorter or longer by chance", () => {
		assert.equal(joinPauseMs(7, 0), 45_000);
		assert.equal(joinPauseMs(7, 1), 75_000);
	});
});

describe("the bars", () => {
	it("are four for a strong signal, none for one that hardly is", () => {
		assert.deepEqual([-40, -55, -56, -65, -75, -85, -86].map(barsOf), [4, 4, 3, 3, 2, 1, 0]);
	});

	it("are unknown as long as the signal is", () => assert.equal(barsOf(undefined), undefined));
});

describe("a board that walks away from its access point", () => {
	it("looks for a stronger one while its signal is weak, once a minute", () => {
		assert.ok(seeksStronger(-71, minute));
		assert.ok(!seeksStronger(-71, minute - 1));
	});

	it("does not look while its signal is good or not known", () => {
		assert.ok(!seeksStronger(-70, 10 * minute));
		assert.ok(!seeksStronger(undefined, 10 * minute));
	});

	it("changes for one that is clearly stronger, and not to and fro between two alike", () => {
		assert.ok(isStronger(-65, -75));
		assert.ok(!isStronger(-66, -75));
	});
});
