import assert from "node:assert/strict";
import type { ConsoleAnswer } from "../../modules/provisioning/console-answer.js";
import type { Values } from "../../modules/provisioning/setting-name.js";
import {
	loadTestRoots,
	maxTestRoots,
	maxTestRootsBytes,
	noTestRoots,
	rootsFor,
	takesTestRoots,
} from "../../modules/provisioning/test-roots.js";
import { findRoots } from "../../tools/certificates/make.js";
import { MemoryStore } from "../support/memory-store.js";
import { BoardSide, oldIdentity, oldNetwork } from "./board-side.js";
import { overWire } from "./wire.js";

const [first, second, third] = findRoots().map(({ der }) => der);
assert.ok(first !== undefined && second !== undefined && third !== undefined);

/** The shape of a certificate of 8 bytes. */
const shell = Buffer.from("3006300030000300", "hex");
/** The shape of a certificate of so many bytes. */
const shellOf = (size: number): Buffer => {
	const head = (tag: number, length: number) => Buffer.from([tag, 0x82, length >> 8, length & 0xff]);
	const bits = Buffer.concat([head(0x03, size - 12), Buffer.alloc(size - 12)]);
	return Buffer.concat([head(0x30, size - 4), Buffer.from("30003000", "hex"), bits]);
};

const rootsOf = (...ders: readonly Uint8Array[]): Values => new Map([["test-roots", Buffer.concat(ders)]]);

function trusted({ store }: BoardSide): readonly string[] {
	return loadTestRoots(store).map((der) => Buffer.from(der).toString("hex"));
}

const hex = (...ders: readonly Buffer[]): readonly string[] => ders.map((der) => der.toString("hex"));

function refusal(values: Values, board = BoardSide.provisioned()): ConsoleAnswer | undefined {
	const before = board.store.dump();
	const answer = board.provision(values);
	assert.deepEqual([board.store.dump(), board.core], [before, []], "nothing was changed");
	return answer;
}

describe("the roots of a test service", () => {
	it("are none on a board that was never given any", () => {
		assert.deepEqual(trusted(BoardSide.provisioned()), []);
	});

	it("are those that were provisioned, in their order", () => {
		const board = BoardSide.provisioned();
		assert.deepEqual(board.provision(rootsOf(first, second)), { kind: "done" });
		assert.deepEqual(trusted(board), hex(first, second));
	});

	it("come over a cable in pieces, and take nothing else with them", async () => {
		const board = BoardSide.provisioned();
		assert.deepEqual((await overWire(board, rootsOf(third))).outcome, { kind: "done" });
		assert.deepEqual([trusted(board), board.identity, board.network], [hex(third), oldIdentity, oldNetwork]);
	});

	it("replace those that were there", () => {
		const board = BoardSide.provisioned();
		board.provision(rootsOf(first));
		board.provision(rootsOf(third));
		assert.deepEqual(trusted(board), hex(third));
		assert.ok(![...board.store.values.values()].some((value) => Buffer.from(value).includes(first)));
	});

	it("stay when something else is provisioned", () => {
		const board = BoardSide.provisioned();
		board.provision(rootsOf(first));
		board.provision(new Map([["ssid", Buffer.from("Set")]]));
		assert.deepEqual(trusted(board), hex(first));
	});

	it("are none any more once that is asked for, and leave nothing behind", () => {
		const board = BoardSide.provisioned();
		const before = [...board.store.values.keys()];
		board.provision(rootsOf(first));
		assert.deepEqual(board.provision(rootsOf(noTestRoots)), { kind: "done" });
		assert.deepEqual([trusted(board), [...board.store.values.keys()]], [[], before]);
	});

	it("may be as many and as long as a record of flash takes", () => {
		const board = BoardSide.provisioned();
		const many = Array.from({ length: maxTestRoots - 1 }, () => shell);
		const long = shellOf(maxTestRootsBytes - shell.length * many.length);
		assert.deepEqual(board.provision(rootsOf(...many, long)), { kind: "done" });
		assert.equal(trusted(board).length, maxTestRoots);
	});

	for (const [what, value, why] of [
		["text", Buffer.from("-----BEGIN CERTIFICATE-----"), "certificates"],
		["a certificate that is cut", first.subarray(0, -1), "certificates"],
		["a certificate and something behind it", Buffer.concat([first, Buffer.alloc(1)]), "certificates"],
		["other DER than a certificate", Buffer.from("30063000300004000500", "hex"), "certificates"],
		[
			"too many certificates",
			Buffer.concat(Array.from({ length: maxTestRoots + 1 }, () => shell)),
			"certificates",
		],
		["more than a record of flash takes", shellOf(maxTestRootsBytes + 1), "length"],
	] as const) {
		it(`are refused by name when they are ${what}`, () => {
			const expected = { kind: "refused", name: "test-roots", why };
			assert.deepEqual(refusal(new Map([["test-roots", value]])), expected);
		});
	}

	it("are refused together with the rest when the rest is wrong", () => {
		const values: Values = new Map([
			["ssid", Buffer.from("Set")],
			["password", Buffer.from("short")],
			["test-roots", first],
		]);
		assert.deepEqual(refusal(values), { kind: "refused", name: "password", why: "length" });
	});

	it("do not grow beyond their bound, however long the host goes on", () => {
		const board = new BoardSide();
		board.ask({ kind: "hello", version: 1 });
		const piece = new Uint8Array(32);
		const kinds = Array.from(
			{ length: 200 },
			(_, index) => board.ask({ kind: "put", name: "test-roots", offset: 32 * index, piece })[0]?.kind,
		);
		assert.equal(kinds.lastIndexOf("ok"), Math.floor(maxTestRootsBytes / 32) - 1);
	});
});

describe("a release build", () => {
	const release = (): BoardSide => new BoardSide(BoardSide.provisioned().store, false);
	const expected = { kind: "refused", name: "test-roots", why: "release-build" };

	it("refuses the roots of a test service by name, at their first piece", () => {
		const board = release();
		board.ask({ kind: "hello", version: 1 });
		const piece = first.subarray(0, 32);
		assert.deepEqual(board.ask({ kind: "put", name: "test-roots", offset: 0, piece }), [expected]);
	});

	it("refuses the end of them", () => {
		const board = release();
		board.ask({ kind: "hello", version: 1 });
		const put = { kind: "put", name: "test-roots", offset: 0, piece: noTestRoots } as const;
		assert.deepEqual(board.ask(put), [expected]);
	});

	it("takes nothing of what came with them", async () => {
		const board = release();
		const before = board.store.dump();
		const values: Values = new Map([
			["ssid", Buffer.from("Set")],
			["test-roots", first],
		]);
		const { outcome } = await overWire(board, values);
		assert.deepEqual([outcome, board.store.dump(), board.core], [expected, before, []]);
	});

	it("takes everything else", () => {
		const board = release();
		assert.deepEqual(board.provision(new Map([["ssid", Buffer.from("Set")]])), { kind: "done" });
	});
});

describe("whether a build trusts the roots of a test service", () => {
	const { store } = BoardSide.provisioned();
	new BoardSide(store).provision(rootsOf(first));
	const rows = [
		["with the debugger", true, "debug", true],
		["for tests", false, "test", true],
		["with the debugger, whose kind nobody has told", true, undefined, true],
		["for release", false, "release", false],
		["that says release and has the debugger", true, "release", false],
		["without the debugger that says debug", false, "debug", false],
		["of no known kind", false, "yes", false],
		["whose kind nobody has told", false, undefined, false],
	] as const;
	for (const [what, hasDebugger, kind, trusts] of rows) {
		it(`${trusts ? "it does" : "it does not"}: one ${what}`, () => {
			const build = { hasDebugger, kind };
			assert.equal(takesTestRoots(build), trusts);
			assert.equal(rootsFor(build, store).length, trusts ? 1 : 0);
		});
	}

	it("it does not even read flash: one for release", () => {
		const unreadable = new Proxy(store, {
			get: () => {
				throw new Error("flash was read");
			},
		});
		assert.deepEqual(rootsFor({ hasDebugger: false, kind: "release" }, unreadable), []);
	});
});

describe("a power cut while roots are provisioned", () => {
	const provisioned = (store: MemoryStore): BoardSide => {
		const board = new BoardSide(store);
		board.provision(rootsOf(first));
		return board;
	};

	for (const [what, values, after] of [
		["replaced", rootsOf(second), hex(second)],
		["removed", rootsOf(noTestRoots), []],
	] as const) {
		it(`leaves the old ones or the new ones, wherever it happens, when they are ${what}`, () => {
			for (let index = 0; ; index++) {
				const store = new MemoryStore();
				const board = provisioned(store);
				const start = store.operations.length;
				let isCut = false;
				store.before = (_operation, count) => {
					isCut ||= count >= start + index;
					if (isCut) throw new Error("no power");
				};
				board.provision(values);
				store.before = undefined;
				const now = trusted(board);
				const allowed = [hex(first), after].map((list) => list.join());
				assert.ok(allowed.includes(now.join()), `operation ${index}`);
				if (!isCut) break;
			}
		});
	}
});
