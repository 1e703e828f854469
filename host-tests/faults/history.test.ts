import assert from "node:assert/strict";
import type { Store } from "../../modules/credentials/store.js";
import {
	afterFault,
	answerFaults,
	errorText,
	type Fault,
	faultAtStart,
	faultLines,
	type Sequel,
} from "../../modules/faults/history.js";
import { MemoryStore } from "../support/memory-store.js";

const minute = 60_000;

function faultAfter(aliveMs: number): Fault {
	return { code: "D1", where: "the display", error: "TypeError: no", aliveMs };
}

/** What follows each of the faults of a board that ran so long before each, ms. */
function lives(store: Store, ...aliveMs: readonly number[]): readonly Sequel[] {
	return aliveMs.map((each) => afterFault(store, faultAfter(each)));
}

describe("after a fault", () => {
	it("the board starts again", () => assert.deepEqual(lives(new MemoryStore(), 0), ["restart"]));

	it("three restarts within ten minutes are enough: with the next fault it stays", () => {
		const sequels = lives(new MemoryStore(), 90 * minute, 3 * minute, 3 * minute, 3 * minute);
		assert.deepEqual(sequels, ["restart", "restart", "restart", "stay"]);
	});

	it("the board restarts as often as it takes when ten minutes pass with three restarts", () => {
		const sequels = lives(new MemoryStore(), ...Array<number>(20).fill(3.4 * minute));
		assert.deepEqual(new Set(sequels), new Set(["restart"]));
	});

	it("a board that stayed has three restarts again once somebody is told", () => {
		const store = new MemoryStore();
		lives(store, 0, 0, 0, 0);
		answerFaults(store);
		assert.deepEqual(lives(store, 0, 0, 0, 0), ["restart", "restart", "restart", "stay"]);
	});

	it("the board stays when flash does not take the fault", () => {
		const store = new MemoryStore();
		store.before = () => {
			throw new Error("worn out");
		};
		assert.deepEqual(lives(store, 0), ["stay"]);
	});

	it("the board stays when flash takes the fault and loses it", () => {
		const store = new MemoryStore();
		store.spoil = () => new Uint8Array(4);
		assert.deepEqual(lives(store, 0), ["stay"]);
	});
});

describe("at its start", () => {
	it("a board without faults goes on", () => assert.equal(faultAtStart(new MemoryStore()), undefined));

	it("a board goes on after three faults", () => {
		const store = new MemoryStore();
		lives(store, 0, 0, 0);
		assert.equal(faultAtStart(store), undefined);
	});

	it("a board stays for the last fault when the virtual machine had no time to", () => {
		const store = new MemoryStore();
		lives(store, 0, 0, 0);
		afterFault(store, { ...faultAfter(0), code: "M1" });
		assert.equal(faultAtStart(store)?.code, "M1");
	});

	for (const text of ["", "null", "[]", '{"faults":[7],"inARow":9}', '{"faults":{},"inARow":4}', "\xff"]) {
		it(`a board takes ${JSON.stringify(text)} in flash for no faults`, () => {
			const store = new MemoryStore();
			store.write("faults", Buffer.from(text, "latin1"));
			assert.equal(faultAtStart(store), undefined);
			assert.deepEqual(lives(store, 0), ["restart"]);
		});
	}
});

describe("the faults that flash keeps", () => {
	it("can be read out, one line each", () => {
		const store = new MemoryStore();
		afterFault(store, faultAfter(12_345));
		assert.deepEqual(faultLines(store), ["earlier fault D1 in the display after 12 s: TypeError: no"]);
	});

	it("are the last four", () => {
		const store = new MemoryStore();
		lives(store, ...[1, 2, 3, 4, 5, 6].map((count) => count * 1_000));
		assert.deepEqual(
			faultLines(store).map((line) => /after (\d+) s/.exec(line)?.[1]),
			["3", "4", "5", "6"],
		);
	});

	it("take less than a kilobyte, whatever happens", () => {
		const store = new MemoryStore();
		const error = errorText(new TypeError("why not ".repeat(500)));
		for (let count = 0; count < 9; count++) {
			afterFault(store, { code: "D1", where: "somewhere ".repeat(100), error, aliveMs: 1 / 3 });
		}
		assert.ok((store.values.get("faults")?.length ?? 9_999) < 1_000);
	});
});

describe("the text of an error", () => {
	it("is its name and message where the program is at fault", () => {
		assert.equal(errorText(new TypeError("no reader")), "TypeError: no reader");
	});

	it("is its name alone where the message may be about content", () => {
		assert.equal(errorText(new Error("token=abc")), "Error");
		assert.equal(errorText(new SyntaxError("unexpected {token}")), "SyntaxError");
	});

	it("leaves out what may be a code or a token", () => {
		const token = "eyJhbGciOiJIUzI1NiJ9.e30.Et9HFtf9R3GEMA0IICOfFMVXY7kkTX1w";
		assert.equal(errorText(new TypeError(`048213 of ${token}`)), "TypeError: ... of ...");
	});

	it("is one line of ASCII", () => assert.equal(errorText(new TypeError("a\nb\u0007ü")), "TypeError: a b  "));

	it("is there for what is no error", () => assert.equal(errorText("secret"), "unknown"));
});
