import assert from "node:assert/strict";
import { TimeKeeper } from "../../modules/link/time-keeper.js";

const builtAtMs = Date.UTC(2026, 10, 1);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A board whose clock stands at 1970, with a network on which somebody else may answer for the time servers. */
class Board {
	readonly keeper: TimeKeeper;
	wallMs = 0;
	floorMs: number;
	asked = 0;
	waitMs: number | undefined;
	#settle: ((wallMs: number | undefined) => void) | undefined;
	#wake: (() => void) | undefined;

	constructor(floorMs = builtAtMs) {
		this.floorMs = floorMs;
		this.keeper = new TimeKeeper({
			ask: (settle) => {
				this.asked++;
				this.#settle = settle;
			},
			wall: () => this.wallMs,
			setWall: (wallMs) => {
				this.wallMs = wallMs;
			},
			floor: () => this.floorMs,
			keepFloor: (kept) => {
				this.floorMs = kept;
			},
			wakeIn: (ms, callback) => {
				this.waitMs = ms;
				this.#wake = callback;
				return () => {
					this.#wake = undefined;
				};
			},
		});
		this.keeper.linked(true);
	}

	/** A time server, or who stands in for all of them, answers. */
	hears(wallMs: number | undefined): void {
		const settle = this.#settle;
		this.#settle = undefined;
		assert.ok(settle !== undefined, "nobody was asked");
		settle(wallMs);
	}

	/** Lets the wait end. */
	wakes(): void {
		const wake = this.#wake;
		this.#wake = undefined;
		assert.ok(wake !== undefined, "nothing is awaited");
		wake();
	}

	/** The same flash under a chip that has forgotten the time. */
	restarted(): Board {
		return new Board(this.floorMs);
	}
}

describe("the keeper of the wall clock", () => {
	const nowMs = builtAtMs + 40 * dayMs;
	const forgedMs = nowMs + 30 * 365 * dayMs;

	it("asks as soon as there is a network", () => {
		assert.equal(new Board().asked, 1);
	});

	it("asks one at a time", () => {
		const board = new Board();
		board.keeper.linked(false);
		board.keeper.linked(true);
		assert.equal(board.asked, 1);
	});

	it("sets the clock to what a time server says", () => {
		const board = new Board();
		board.hears(nowMs);
		assert.equal(board.wallMs, nowMs);
	});

	it("asks again after 30 s when none answers", () => {
		const board = new Board();
		board.hears(undefined);
		assert.deepEqual([board.wallMs, board.waitMs], [0, 30_000]);
		board.wakes();
		assert.equal(board.asked, 2);
	});

	it("asks again after 30 s when there was a fault", () => {
		let waitMs = 0;
		const unused = (): number => 0;
		const keeper = new TimeKeeper({
			ask: () => {
				throw new Error("no socket");
			},
			...{ wall: unused, setWall: unused, floor: unused, keepFloor: unused },
			wakeIn: (ms) => {
				waitMs = ms;
				return () => {};
			},
		});
		assert.throws(() => keeper.linked(true), /no socket/);
		assert.equal(waitMs, 30_000);
	});

	for (const [what, wallMs] of [
		["before the floor", builtAtMs - 1],
		["that is no number", Number.NaN],
	] as const) {
		it(`refuses a time ${what}, and asks again`, () => {
			const board = new Board();
			board.hears(wallMs);
			assert.deepEqual([board.wallMs, board.waitMs], [0, 30_000]);
		});
	}

	it("keeps nothing in flash of what only a time server says", () => {
		const board = new Board();
		board.hears(forgedMs);
		assert.deepEqual([board.wallMs, board.floorMs], [forgedMs, builtAtMs]);
	});

	it("takes the right time again after a forged one far ahead", () => {
		const board = new Board();
		board.hears(forgedMs);
		board.wakes();
		board.hears(nowMs);
		assert.equal(board.wallMs, nowMs);
	});

	it("takes the right time after a start that follows a forged one", () => {
		const board = new Board();
		board.hears(forgedMs);
		const again = board.restarted();
		again.hears(nowMs);
		assert.equal(again.wallMs, nowMs);
	});

	it("keeps the time that a service proves", () => {
		const board = new Board();
		board.hears(nowMs);
		board.keeper.proved(nowMs);
		assert.equal(board.floorMs, nowMs);
	});

	it("keeps no later time than the service names, with a clock that was set ahead", () => {
		const board = new Board();
		board.hears(nowMs + 60 * dayMs);
		board.keeper.proved(nowMs);
		assert.equal(board.floorMs, nowMs);
	});

	it("keeps no later time than the clock says, with a service that is ahead", () => {
		const board = new Board();
		board.hears(nowMs);
		board.keeper.proved(forgedMs);
		assert.equal(board.floorMs, nowMs);
	});

	it("believes a service more than a time server when they are more than an hour apart", () => {
		for (const aheadMs of [60 * dayMs, -2 * hourMs]) {
			const board = new Board();
			board.hears(nowMs + aheadMs);
			board.keeper.proved(nowMs);
			assert.equal(board.wallMs, nowMs);
		}
	});

	it("leaves the clock alone when they are an hour apart or less", () => {
		const board = new Board();
		board.hears(nowMs + hourMs);
		board.keeper.proved(nowMs);
		assert.equal(board.wallMs, nowMs + hourMs);
	});

	it("believes no service that names a time before the floor", () => {
		const board = new Board();
		board.hears(nowMs);
		board.keeper.proved(builtAtMs - 1);
		assert.deepEqual([board.wallMs, board.floorMs, board.waitMs], [nowMs, builtAtMs, hourMs]);
	});

	it("asks again in an hour, and in a day once a service has proved the time", () => {
		const board = new Board();
		board.hears(nowMs);
		assert.equal(board.waitMs, hourMs);
		board.keeper.proved(nowMs);
		assert.equal(board.waitMs, dayMs);
	});

	it("asks again in 30 s when a certificate is not valid now, once for each time that it was told", () => {
		const board = new Board();
		board.hears(forgedMs);
		board.keeper.doubted();
		assert.equal(board.waitMs, 30_000);
		board.waitMs = undefined;
		board.keeper.doubted();
		assert.equal(board.waitMs, undefined);
		board.wakes();
		board.hears(forgedMs);
		board.keeper.doubted();
		assert.equal(board.waitMs, 30_000);
	});
});
