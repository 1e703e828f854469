import assert from "node:assert/strict";
import {
	greeting,
	serve,
	sessionFor,
	speaksNewest,
	startEngine,
	type Visit,
	visit,
} from "../../tools/tls-check/bench.js";
import type { EngineHost } from "../../tools/tls-check/engine-host.js";
import { type Instead, type Item, meddleWith, unchanged } from "../../tools/tls-check/meddler.js";
import {
	answerRows,
	at,
	handshakeRows,
	type Meddle,
	type MeddlingRow,
	makeWorld,
	said,
	type World,
} from "./meddling-rows.js";
import { newestHandshakeRows, newestSaid } from "./newest-meddling-rows.js";

describe("what somebody in between can do to the TLS engine", () => {
	let engine: EngineHost;
	let world: World;
	before(async () => {
		engine = startEngine();
		world = await makeWorld();
	});
	after(async () => {
		assert.equal(await engine.end(), "");
	});

	const through = async (
		meddle: Meddle,
		answer?: Buffer,
		server = world.scene.server,
	): Promise<Visit & { requests: number }> => {
		const scene = server === undefined ? world.scene : { ...world.scene, server };
		const service = await meddleWith(await serve(scene, answer), meddle);
		try {
			const seen = await visit(engine, { port: service.port, session: sessionFor(world.scene) });
			return { ...seen, requests: service.requests() };
		} finally {
			service.close();
		}
	};

	const claimReason = ({ code }: MeddlingRow, { ended }: Visit): void => {
		assert.equal(ended.state, "failed");
		assert.match(ended.code, code === undefined ? /^[a-z-]+$/ : new RegExp(`^${code}$`));
		assert.match(ended.words, / /);
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

	it("see that records are of 4 KiB at most, where the engine asks for that", async () => {
		const { asksForShort } = await engine.measure();
		const sizes: number[] = [];
		const { body } = await through((item) => {
			if (item.kind === "Data") sizes.push(item.body.length);
			return unchanged(item);
		}, Buffer.alloc(100_000));
		assert.equal(body.length, 100_000);
		const longest = Math.max(...sizes);
		assert.ok(longest <= (asksForShort ? 4096 : 16_384) + 64, `${longest} bytes`);
	});

	for (const row of handshakeRows) {
		it(`no more than a failure before anything is sent, by ${row.name}`, async () => {
			const seen = await through(await row.meddle(world));
			claimReason(row, seen);
			assert.deepEqual([seen.opened, seen.requests], [undefined, 0]);
		});
	}

	if (speaksNewest()) {
		const newest = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;

		it("nothing in TLS 1.3, by passing everything on", async () => {
			const kinds: string[] = [];
			const hear = (item: Item): Instead => {
				kinds.push(item.kind);
				return unchanged(item);
			};
			const { body } = await through(hear, undefined, newest);
			assert.equal(body.toString(), greeting);
			const encrypted = newestSaid.slice(1).map(() => "Data");
			assert.deepEqual(kinds.slice(0, 6), ["ServerHello", "ChangeCipherSpec", ...encrypted]);
		});

		for (const row of newestHandshakeRows) {
			it(`no more than a failure of TLS 1.3 before anything is sent, by ${row.name}`, async () => {
				const seen = await through(await row.meddle(world), undefined, newest);
				claimReason(row, seen);
				assert.deepEqual([seen.opened, seen.requests], [undefined, 0]);
			});
		}
	}

	for (const row of answerRows) {
		it(`a failure after the handshake, by ${row.name}`, async () => {
			const seen = await through(await row.meddle(world));
			claimReason(row, seen);
			assert.ok(seen.opened !== undefined);
			assert.equal(seen.body.length, 0);
		});
	}

	it("cut-off, by an end without the service's goodbye", async () => {
		const { ended, body } = await through(at("Alert", () => "end"));
		assert.deepEqual([ended.code, body.toString()], ["cut-off", greeting]);
	});
});
