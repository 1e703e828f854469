import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeFrame } from "../../modules/provisioning/console-frame.js";
import { encodeRequest } from "../../modules/provisioning/console-request.js";
import { valuesChecksum } from "../../modules/provisioning/draft.js";
import { restartAfterMs } from "../../modules/provisioning/provisioner.js";
import { MemoryStore } from "../support/memory-store.js";
import { BoardSide, held, oldIdentity, oldNetwork, service, valuesOf } from "./board-side.js";

const all = valuesOf({
	"client-id": "unit-9",
	"client-secret": `s3cret ${"x".repeat(100)}`,
	service: "https://c2c.example",
	language: "de",
	ssid: "Set 7 – Küche",
	password: "new-password",
});
const piece = Buffer.from("Set 7");

describe("provisioning a board", () => {
	it("writes identity, language and network", () => {
		const board = new BoardSide();
		assert.deepEqual(board.provision(all), { kind: "done" });
		assert.deepEqual(board.identity, {
			clientId: "unit-9",
			clientSecret: `s3cret ${"x".repeat(100)}`,
			service: "https://c2c.example",
			language: "de",
		});
		assert.deepEqual(board.network, { ssid: "Set 7 – Küche", password: "new-password" });
	});

	it("leaves alone what is not given", () => {
		const board = BoardSide.provisioned();
		assert.deepEqual(board.provision(valuesOf({ ssid: "Open set" })), { kind: "done" });
		assert.deepEqual(board.identity, oldIdentity);
		assert.deepEqual(board.network, { ssid: "Open set", password: "" });
	});

	it("keeps client id, service and network when the client secret changes", () => {
		const board = BoardSide.provisioned(held);
		assert.deepEqual(board.provision(valuesOf({ "client-secret": "new" })), { kind: "done" });
		assert.deepEqual([board.identity?.clientId, board.identity?.service], ["unit-1", service]);
		assert.deepEqual([board.identity?.clientSecret, board.network], ["new", oldNetwork]);
	});

	it("makes a client id for a board that has none", () => {
		const board = new BoardSide();
		board.provision(valuesOf({ "client-secret": "s", service }));
		assert.equal(board.identity?.clientId, "made-now");
	});

	it("leaves nothing of the former values in the slots", () => {
		const board = BoardSide.provisioned();
		board.provision(all);
		assert.doesNotMatch(board.store.dump(), /old-secret|old-password/);
	});

	for (const [what, values] of [
		["the first value is wrong", { "client-id": "Kühe", ssid: "New set" }],
		[
			"the last value is wrong",
			{ "client-id": "unit-9", "client-secret": "new", ssid: "Set", password: "short" },
		],
		["the service changes without its own secret", { service: "https://c2c.example", ssid: "New set" }],
	] as const) {
		it(`changes nothing when ${what}`, () => {
			const board = BoardSide.provisioned();
			const before = board.store.dump();
			assert.equal(board.provision(valuesOf(values))?.kind, "refused");
			assert.deepEqual([board.store.dump(), board.core], [before, []]);
		});
	}

	it("names the wrong value and why", () => {
		const answer = BoardSide.provisioned().provision(valuesOf({ ssid: "Set", password: "short" }));
		assert.deepEqual(answer, { kind: "refused", name: "password", why: "length" });
	});

	it("refuses a language that another build speaks", () => {
		const answer = BoardSide.provisioned().provision(valuesOf({ language: "ja" }));
		assert.deepEqual(answer, { kind: "refused", name: "language", why: "language" });
	});

	it("says that flash does not work, and starts again all the same", () => {
		const store = new MemoryStore();
		const board = BoardSide.provisioned(undefined, store);
		store.before = ({ kind }) => {
			if (kind === "write") throw new Error("worn out");
		};
		assert.deepEqual(board.provision(all), { kind: "failed" });
		board.clock.advance(restartAfterMs);
		assert.deepEqual(board.core, ["stop", "restart"]);
	});
});

describe("provisioning a paired board", () => {
	for (const [what, values, name] of [
		["another client id", { "client-id": "unit-2" }, "client-id"],
		["another service", { service: "https://c2c.example", "client-secret": "s" }, "service"],
	] as const) {
		for (const pairing of [held, { kind: "unpairing", token: "t" }] as const) {
			it(`refuses ${what} while it is ${pairing.kind}`, () => {
				const board = BoardSide.provisioned(pairing);
				const before = board.store.dump();
				assert.deepEqual(board.provision(valuesOf(values)), { kind: "refused", name, why: "paired" });
				assert.equal(board.store.dump(), before);
			});
		}

		it(`takes ${what} once it is unpaired, or the pairing was lost`, () => {
			for (const pairing of [{ kind: "none" }, { kind: "lost", projectName: undefined }] as const) {
				assert.equal(BoardSide.provisioned(pairing).provision(valuesOf(values))?.kind, "done");
			}
		});
	}

	it("takes the client id and the service that it has", () => {
		const board = BoardSide.provisioned(held);
		assert.equal(board.provision(valuesOf({ "client-id": "unit-1", service }))?.kind, "done");
	});

	it("takes a network and a language, and keeps the pairing", () => {
		const board = BoardSide.provisioned(held);
		const tokens = board.store.values.get("credentials-b");
		assert.equal(board.provision(valuesOf({ ssid: "Set", language: "de" }))?.kind, "done");
		assert.deepEqual(board.store.values.get("credentials-b"), tokens);
	});
});

describe("the core of a board that is provisioned", () => {
	it("is stopped before the first record is written", () => {
		const board = new BoardSide();
		board.store.before = ({ kind }) => void (kind === "write" && board.core.push("write"));
		board.provision(all);
		assert.equal(board.core[0], "stop");
	});

	it("starts again by itself when the host is gone", () => {
		const board = new BoardSide();
		board.provision(all);
		board.clock.advance(restartAfterMs - 1);
		assert.deepEqual(board.core, ["stop"]);
		board.clock.advance(1);
		assert.deepEqual(board.core, ["stop", "restart"]);
	});

	it("starts again soon, and once, when the host asks for it", () => {
		const board = new BoardSide();
		board.provision(all);
		assert.deepEqual(board.ask({ kind: "restart" }), [{ kind: "ok" }]);
		board.clock.advance(1_000);
		assert.deepEqual(board.core, ["stop", "restart"]);
		board.clock.advance(2 * restartAfterMs);
		assert.deepEqual(board.core, ["stop", "restart"]);
	});

	it("is not started again by a host that has written nothing", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		assert.deepEqual(board.ask({ kind: "restart" }), [{ kind: "wrong", why: "order" }]);
	});
});

describe("the console of a board", () => {
	it("tells what is there and never what it is", () => {
		const board = BoardSide.provisioned(held);
		const presence = { hasSecret: true, hasNetwork: true, isPaired: true };
		assert.deepEqual(board.ask({ kind: "hello", version: 1 }), [
			{ kind: "hello", about: { protocol: 1, firmware: "1.4.2", board: "test-board", ...presence } },
		]);
		board.provision(all);
		const said = Buffer.concat(board.written).toString() + board.logged.join();
		assert.doesNotMatch(said, /old-|unit-|Set|s3cret|new-password|access|refresh|frame\.io|c2c\.example/);
	});

	it("answers a frame that comes twice twice, and serves it once", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		board.ask({ kind: "put", name: "ssid", offset: 0, piece });
		const commit = { kind: "commit", checksum: valuesChecksum(new Map([["ssid", piece]])) } as const;
		assert.deepEqual(board.askAs(9, commit), [{ kind: "done" }]);
		const writes = board.store.operations.length;
		assert.deepEqual(board.askAs(9, commit), [{ kind: "done" }]);
		assert.equal(board.store.operations.length, writes);
	});

	it("takes a piece twice, under two numbers, as one", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		for (let count = 0; count < 2; count++) board.ask({ kind: "put", name: "ssid", offset: 0, piece });
		board.ask({ kind: "commit", checksum: valuesChecksum(new Map([["ssid", piece]])) });
		assert.equal(board.network?.ssid, "Set 7");
	});

	it("does not answer a frame with a wrong checksum", () => {
		const board = new BoardSide();
		const bytes = encodeFrame("request", 1, encodeRequest({ kind: "hello", version: 1 }));
		bytes[10] = (bytes[10] ?? 0) ^ 1;
		board.receive(bytes);
		assert.equal(board.written.length, 0);
	});

	it("does not answer answers, so that an echo does no harm", () => {
		const board = new BoardSide();
		board.ask({ kind: "hello", version: 1 });
		board.receive(Buffer.concat(board.written));
		assert.equal(board.written.length, 1);
	});

	it("refuses a commit of which a piece is missing, and forgets the rest", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		board.ask({ kind: "put", name: "ssid", offset: 0, piece });
		const checksum = valuesChecksum(all);
		assert.deepEqual(board.ask({ kind: "commit", checksum }), [{ kind: "wrong", why: "checksum" }]);
		assert.deepEqual(board.ask({ kind: "commit", checksum }), [{ kind: "wrong", why: "no-hello" }]);
		assert.deepEqual(board.network, oldNetwork);
	});

	it("refuses a commit of nothing, and goes on as it was", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		const checksum = valuesChecksum(new Map());
		assert.deepEqual(board.ask({ kind: "commit", checksum }), [{ kind: "wrong", why: "order" }]);
		assert.deepEqual(board.core, []);
	});

	it("forgets what an interrupted provisioning has put", () => {
		const board = BoardSide.provisioned();
		board.ask({ kind: "hello", version: 1 });
		board.ask({ kind: "put", name: "client-id", offset: 0, piece: Buffer.from("left over") });
		assert.deepEqual(board.provision(valuesOf({ ssid: "Set" })), { kind: "done" });
		assert.deepEqual(board.identity, oldIdentity);
	});

	it("refuses a piece that leaves a gap", () => {
		const board = new BoardSide();
		board.ask({ kind: "hello", version: 1 });
		const gap = board.ask({ kind: "put", name: "ssid", offset: 1, piece });
		assert.deepEqual(gap, [{ kind: "wrong", why: "order" }]);
	});

	it("refuses more than a value can be, however long the host goes on", () => {
		const board = new BoardSide();
		board.ask({ kind: "hello", version: 1 });
		const kinds = Array.from(
			{ length: 40 },
			(_, index) =>
				board.ask({ kind: "put", name: "ssid", offset: 32 * index, piece: new Uint8Array(32) })[0]?.kind,
		);
		assert.deepEqual([kinds.indexOf("wrong"), kinds.includes("ok", 33)], [32, false]);
	});

	it("says that it speaks another version", () => {
		const board = new BoardSide();
		assert.deepEqual(board.ask({ kind: "hello", version: 2 }), [{ kind: "wrong", why: "version" }]);
		assert.deepEqual(board.ask({ kind: "put", name: "ssid", offset: 0, piece }), [
			{ kind: "wrong", why: "no-hello" },
		]);
	});

	it("takes any bytes without a fault and without changing flash", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => {
				const board = BoardSide.provisioned();
				const before = board.store.dump();
				board.receive(noise);
				assert.equal(board.store.dump(), before);
			}),
		);
	});
});
