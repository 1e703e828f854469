import assert from "node:assert/strict";
import {
	greeting,
	type Scene,
	serve,
	sessionFor,
	speaksNewest,
	startEngine,
	type Visit,
	visit,
} from "../../tools/tls-check/bench.js";
import type { EngineHost } from "../../tools/tls-check/engine-host.js";
import {
	type Instead,
	type Item,
	meddleWith,
	message,
	record,
	unchanged,
} from "../../tools/tls-check/meddler.js";
import { type Identity, issue, KeyUsageFlags, makeRoot } from "../../tools/tls-check/pki.js";

const said = [
	"ServerHello",
	"Certificate",
	"ServerKeyExchange",
	"ServerHelloDone",
	"NewSessionTicket",
	"ChangeCipherSpec",
	"Finished",
];

/** Not random, so that a run is like the next. */
const garbage = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 151 + 77) & 0xff));

describe("what somebody in between can do to the TLS engine", () => {
	let engine: EngineHost;
	let scene: Scene;
	let root: Identity;
	before(async () => {
		engine = startEngine();
		root = await makeRoot();
		const server = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
		scene = { chain: [await issue({ issuer: root })], trusted: [root], server };
	});
	after(async () => {
		assert.equal(await engine.end(), "");
	});

	const through = async (meddle: (item: Item) => Instead): Promise<Visit & { requests: number }> => {
		const service = await meddleWith(await serve(scene), meddle);
		try {
			const seen = await visit(engine, { port: service.port, session: sessionFor(scene) });
			return { ...seen, requests: service.requests() };
		} finally {
			service.close();
		}
	};

	const at = (kind: string, instead: (item: Item) => Instead) => (item: Item) =>
		item.kind === kind ? instead(item) : unchanged(item);

	const codeOf = async (meddle: (item: Item) => Instead): Promise<string> => {
		const { opened, ended, requests } = await through(meddle);
		assert.deepEqual(
			{ opened, state: ended.state, requests },
			{ opened: undefined, state: "failed", requests: 0 },
		);
		return ended.code;
	};

	it("nothing, by passing everything on", async () => {
		const kinds: string[] = [];
		const { body } = await through((item) => {
			kinds.push(item.kind);
			return unchanged(item);
		});
		assert.equal(body.toString(), greeting);
		assert.deepEqual(kinds.slice(0, said.length), said);
	});

	it("see that records are of 4 KiB at most, where the library does not offer TLS 1.3", async () => {
		const sizes: number[] = [];
		const service = await meddleWith(await serve(scene, Buffer.alloc(100_000)), (item) => {
			if (item.kind === "Data") sizes.push(item.body.length);
			return unchanged(item);
		});
		const { body } = await visit(engine, { port: service.port, session: sessionFor(scene) });
		service.close();
		assert.equal(body.length, 100_000);
		const longest = Math.max(...sizes);
		assert.ok(longest <= (speaksNewest() ? 16_384 : 4096) + 64, `${longest} bytes`);
	});

	for (const kind of said) {
		it(`cut-off, by closing at ${kind}`, async () => {
			assert.equal(await codeOf(at(kind, () => "end")), "cut-off");
		});

		it(`no more than a failure, by garbage in place of ${kind}`, async () => {
			assert.notEqual(await codeOf(at(kind, () => garbage)), "");
		});

		it(`no more than a failure, by garbage in a record of ${kind}`, async () => {
			const spoilt = at(kind, (item) => {
				if (kind === "ChangeCipherSpec") return record(20, garbage);
				return kind === "Finished" ? record(22, garbage) : message(item.body[0] ?? 0, garbage);
			});
			assert.notEqual(await codeOf(spoilt), "");
		});
	}

	// Without what ends a flight, or what begins the encryption, either side waits for the other.
	const awaited = ["ServerHelloDone", "ChangeCipherSpec", "Finished"];
	for (const kind of said.filter((name) => !awaited.includes(name))) {
		it(`no more than a failure, by leaving out ${kind}`, async () => {
			assert.notEqual(await codeOf(at(kind, () => Buffer.alloc(0))), "");
		});
	}

	it("no more than a failure, by one bit of the key exchange's signature", async () => {
		const flip = at("ServerKeyExchange", ({ kind, body }) => {
			const changed = Buffer.from(body);
			changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
			return unchanged({ kind, body: changed });
		});
		assert.equal(await codeOf(flip), "not-proved");
	});

	it("no more than a failure, by a key exchange without a signature", async () => {
		const strip = at("ServerKeyExchange", ({ body }) => {
			const parameters = 4 + (body[7] ?? 0);
			return message(12, body.subarray(4, 4 + parameters));
		});
		assert.notEqual(await codeOf(strip), "");
	});

	it("no more than a failure, by a key exchange that claims an empty signature", async () => {
		const claim = at("ServerKeyExchange", ({ body }) => {
			const parameters = 4 + (body[7] ?? 0);
			const scheme = body.subarray(4 + parameters, 6 + parameters);
			return message(12, Buffer.concat([body.subarray(4, 4 + parameters), scheme, Buffer.from([0, 0])]));
		});
		assert.notEqual(await codeOf(claim), "");
	});

	it("no more than a failure, by a key exchange that claims to be anonymous", async () => {
		const claim = at("ServerKeyExchange", ({ body }) => {
			const parameters = 4 + (body[7] ?? 0);
			return message(12, Buffer.concat([body.subarray(4, 4 + parameters), Buffer.from([4, 0, 0, 0])]));
		});
		assert.notEqual(await codeOf(claim), "");
	});

	it("wrong-usage, by the same key's certificate that may not sign a handshake", async () => {
		const [leaf] = scene.chain;
		assert.ok(leaf !== undefined);
		const { der } = await issue({ issuer: root, sameAs: leaf, usage: KeyUsageFlags.keyAgreement });
		const length = Buffer.alloc(6);
		length.writeUIntBE(der.length + 3, 0, 3);
		length.writeUIntBE(der.length, 3, 3);
		const swap = at("Certificate", () => message(11, Buffer.concat([length, der])));
		assert.equal(await codeOf(swap), "wrong-usage");
	});

	it("no-certificate, by an empty list of certificates", async () => {
		assert.notEqual(await codeOf(at("Certificate", () => message(11, Buffer.alloc(3)))), "");
	});

	it("no more than a failure, by a handshake record over 16 KiB", async () => {
		assert.notEqual(await codeOf(at("ServerHello", () => record(22, Buffer.alloc(0x4801)))), "");
	});

	it("no more than a failure, by an older version in the hello", async () => {
		const older = at("ServerHello", ({ kind, body }) => {
			const changed = Buffer.from(body);
			changed.writeUInt16BE(0x0302, 4);
			return unchanged({ kind, body: changed });
		});
		assert.equal(await codeOf(older), "version");
	});

	it("a failure after the handshake, by a data record over 16 KiB", async () => {
		const { opened, ended, body } = await through(at("Data", () => record(23, Buffer.alloc(0x4801))));
		assert.ok(opened !== undefined);
		assert.deepEqual([ended.state, body.length], ["failed", 0]);
	});

	it("a failure after the handshake, by one bit of the data", async () => {
		const flip = at("Data", ({ kind, body }) => {
			const changed = Buffer.from(body);
			changed.writeUInt8((changed[12] ?? 0) ^ 1, 12);
			return unchanged({ kind, body: changed });
		});
		const { ended, body } = await through(flip);
		assert.deepEqual([ended.code, body.length], ["altered", 0]);
	});

	it("cut-off, by an end without the service's goodbye", async () => {
		const { ended, body } = await through(at("Alert", () => "end"));
		assert.deepEqual([ended.code, body.toString()], ["cut-off", greeting]);
	});
});
