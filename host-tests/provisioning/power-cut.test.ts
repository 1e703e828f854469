import assert from "node:assert/strict";
import { MemoryStore } from "../support/memory-store.js";
import { BoardSide, held, oldIdentity, oldNetwork, valuesOf } from "./board-side.js";

class PowerCut extends Error {}

const values = valuesOf({
	"client-secret": "new-secret",
	language: "de",
	ssid: "New set",
	password: "new-password",
});
const newIdentity = { ...oldIdentity, clientSecret: "new-secret", language: "de" };
const newNetwork = { ssid: "New set", password: "new-password" };

const operations = ((): number => {
	const store = new MemoryStore();
	const board = BoardSide.provisioned(held, store);
	const before = store.operations.length;
	board.provision(values);
	return store.operations.length - before;
})();

/** Provisions a paired board whose power fails at an operation of flash; a write is done up to `share` of its bytes. */
function cutAt(index: number, share: number): BoardSide {
	const store = new MemoryStore();
	const board = BoardSide.provisioned(held, store);
	const start = store.operations.length;
	let isOff = false;
	store.spoil = (key, value) => {
		if (!isOff) return value.slice();
		const old = store.values.get(key) ?? new Uint8Array(0);
		const length = Math.floor(value.length * share);
		return Uint8Array.from([...value.subarray(0, length), ...old.subarray(length)]);
	};
	store.before = ({ kind }, count) => {
		if (isOff) throw new PowerCut();
		if (count < start + index) return;
		isOff = true;
		if (kind !== "write") throw new PowerCut();
	};
	board.provision(values);
	store.before = undefined;
	store.spoil = undefined;
	board.powerCycle();
	return board;
}

describe("a power cut while a board is provisioned", () => {
	it("can happen at every operation of flash", () => {
		assert.ok(operations > 10);
	});

	for (const share of [0, 0.5, 1]) {
		it(`leaves every record old or new, and the pairing, wherever it happens (${share * 100} % of a write done)`, () => {
			for (let index = 0; index < operations; index++) {
				const board = cutAt(index, share);
				const { identity, network } = board;
				assert.ok(
					[oldIdentity, newIdentity].some((one) => same(one, identity)),
					`identity at ${index}`,
				);
				assert.ok(
					[oldNetwork, newNetwork].some((one) => same(one, network)),
					`network at ${index}`,
				);
				const [answer] = board.ask({ kind: "hello", version: 1 });
				assert.ok(answer?.kind === "hello" && answer.about.isPaired);
			}
		});

		it(`is mended by doing it again (${share * 100} % of a write done)`, () => {
			for (let index = 0; index < operations; index++) {
				const board = cutAt(index, share);
				assert.deepEqual(board.provision(values), { kind: "done" });
				assert.deepEqual([board.identity, board.network], [newIdentity, newNetwork]);
			}
		});
	}
});

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
