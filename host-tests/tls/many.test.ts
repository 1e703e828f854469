import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import {
	type Scene,
	type Service,
	serve,
	sessionFor,
	startEngine,
	visit,
} from "../../tools/tls-check/bench.js";
import type { EngineHost, Opened } from "../../tools/tls-check/engine-host.js";
import { issue, makeRoot } from "../../tools/tls-check/pki.js";
import { builds } from "../../tools/tls-check/toolchain.js";

describe("many connections of the TLS engine", () => {
	let engine: EngineHost;
	let scene: Scene;
	let service: Service;
	before(async () => {
		engine = startEngine(builds.measured);
		const root = await makeRoot();
		scene = { chain: [await issue({ issuer: root })], trusted: [root] };
		service = await serve(scene);
	});
	after(async () => {
		service.close();
		assert.equal(await engine.end(), "");
	});

	const go = async (isResumable: boolean): Promise<Opened> => {
		const { opened, ended } = await visit(engine, {
			port: service.port,
			session: sessionFor(scene, isResumable),
		});
		assert.ok(opened !== undefined, ended.words);
		return opened;
	};

	it("leave memory and descriptors as they were, 1,000 of them one after another", async () => {
		const taken = async () => {
			// What a kept session takes depends on the service's ticket, which is a few bytes longer at times.
			engine.forgetSessions();
			const descriptors = readdirSync(`/proc/${engine.pid}/fd`).length;
			return { heap: (await engine.measure()).heapNow, descriptors };
		};
		for (let count = 0; count < 10; count++) await go(count % 2 === 0);
		const before = await taken();
		for (let count = 0; count < 1_000; count++) await go(count % 2 === 0);
		const after = await taken();
		assert.deepEqual(after, before);
	}).timeout(120_000);
});
