import assert from "node:assert/strict";
import { TimeLeft } from "../../tools/virtual-board/page/time-left.js";
import { VirtualClock } from "../support/virtual-clock.js";

/** What somebody hears: a text is spoken when it differs from the one before. */
class Listener {
	readonly clock = new VirtualClock();
	readonly timeLeft: TimeLeft;
	readonly heard: (readonly [atMs: number, text: string])[] = [];
	readonly #from = this.clock.now();
	#text: string | undefined;

	constructor() {
		this.timeLeft = new TimeLeft(this.clock, (text) => {
			if (text !== undefined && text !== this.#text) this.heard.push([this.clock.now() - this.#from, text]);
			this.#text = text;
		});
	}

	get text(): string | undefined {
		return this.#text;
	}
}

describe("the time left of a code, for people who hear the board's page", () => {
	it("is said when the code appears, at each full minute, and 30 s before the end", () => {
		const { clock, timeLeft, heard } = new Listener();
		timeLeft.show({ endsAt: 185_000 }, 0);
		clock.advance(200_000);
		assert.deepEqual(heard, [
			[0, "Less than 4 minutes left"],
			[5_000, "Less than 3 minutes left"],
			[65_000, "Less than 2 minutes left"],
			[125_000, "Less than a minute left"],
			[155_000, "Less than 30 seconds left"],
		]);
	});

	it("is gone when the code has ended", () => {
		const listener = new Listener();
		listener.timeLeft.show({ endsAt: 10_000 }, 0);
		assert.equal(listener.text, "Less than 30 seconds left");
		listener.clock.advance(10_000);
		assert.equal(listener.text, undefined);
	});

	it("is gone when the board shows no code any more", () => {
		const listener = new Listener();
		listener.timeLeft.show({ endsAt: 100_000 }, 0);
		listener.timeLeft.show(undefined, 5_000);
		listener.clock.advance(100_000);
		assert.deepEqual([listener.text, listener.heard.length], [undefined, 1]);
	});

	it("is said no more often when the board sends the same view ten times a second, each time late by another while", () => {
		const { clock, timeLeft, heard } = new Listener();
		for (let tenth = 0; tenth < 1_300; tenth++) {
			timeLeft.show({ endsAt: 130_000 }, tenth * 100 - (tenth % 7) * 150);
			clock.advance(100);
		}
		assert.deepEqual(
			heard.map(([, text]) => text),
			[
				"Less than 3 minutes left",
				"Less than 2 minutes left",
				"Less than a minute left",
				"Less than 30 seconds left",
			],
		);
	});

	it("begins anew with a new code", () => {
		const listener = new Listener();
		listener.timeLeft.show({ endsAt: 20_000 }, 0);
		listener.timeLeft.show({ endsAt: 115_000 }, 0);
		assert.equal(listener.text, "Less than 2 minutes left");
	});

	it("counts from what is left on the board's clock, whatever the page's clock says", () => {
		const listener = new Listener();
		listener.timeLeft.show({ endsAt: 9_000_000_000 }, 9_000_000_000 - 59_000);
		assert.equal(listener.text, "Less than a minute left");
	});
});
