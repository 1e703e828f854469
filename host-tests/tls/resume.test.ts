import assert from "node:assert/strict";
import {
	type Scene,
	type Service,
	serve,
	sessionFor,
	speaksNewest,
	startEngine,
	type Visit,
	visit,
} from "../../tools/tls-check/bench.js";
import type { EngineHost } from "../../tools/tls-check/engine-host.js";
import { issue, makeRoot } from "../../tools/tls-check/pki.js";

const versions = speaksNewest() ? (["TLSv1.2", "TLSv1.3"] as const) : (["TLSv1.2"] as const);

describe("resumption of the TLS engine", () => {
	let engine: EngineHost;
	let scene: Scene;
	let service: Service;
	before(async () => {
		engine = startEngine();
		const root = await makeRoot();
		const names = ["localhost", "other.localhost"].map((value) => ({ type: "dns", value }) as const);
		scene = { chain: [await issue({ issuer: root, names })], trusted: [root] };
	});
	after(async () => {
		assert.equal(await engine.end(), "");
	});
	beforeEach(() => {
		engine.forgetSessions();
		engine.setClock(undefined);
	});

	const go = async (changes: Partial<Scene> = {}): Promise<Visit> => {
		const session = sessionFor({ ...scene, ...changes }, true);
		return visit(engine, { port: service.port, session });
	};
	const isResumed = ({ opened }: Visit): boolean | undefined => opened?.isResumed;

	for (const version of versions) {
		describe(`with ${version}`, () => {
			before(async () => {
				service = await serve({ ...scene, server: { minVersion: version, maxVersion: version } });
			});
			after(() => service.close());

			it("makes a first session anew, and resumes it", async () => {
				assert.equal(isResumed(await go()), false);
				assert.equal(isResumed(await go()), true);
				assert.equal(isResumed(await go()), true);
			});

			it("resumes nothing for another host", async () => {
				await go();
				assert.equal(isResumed(await go({ host: "other.localhost" })), false);
			});

			it("resumes nothing with other roots", async () => {
				await go();
				const more = { trusted: [...scene.trusted, await makeRoot()] };
				assert.equal(isResumed(await go(more)), false);
			});

			it("resumes nothing where the root is no longer trusted", async () => {
				await go();
				assert.equal((await go({ trusted: [await makeRoot()] })).ended.code, "unknown-root");
			});

			it("resumes nothing after a day, when the certificate has expired", async () => {
				await go();
				engine.setClock(Math.floor(Date.now() / 1000) + 2 * 86_400);
				assert.equal((await go()).ended.code, "expired");
			});

			it("resumes nothing when the clock has gone back", async () => {
				await go();
				engine.setClock(60);
				assert.equal((await go()).ended.code, "not-yet-valid");
			});
		});
	}

	it("makes a session anew at a service that has forgotten the old one", async () => {
		service = await serve(scene);
		await go();
		service.close();
		service = await serve(scene);
		assert.equal(isResumed(await go()), false);
		service.close();
	});

	it("checks the certificate of another service that takes the place of the first", async () => {
		service = await serve(scene);
		await go();
		service.close();
		const forger = await makeRoot();
		service = await serve({ ...scene, chain: [await issue({ issuer: forger })] });
		assert.equal((await go()).ended.code, "unknown-root");
		service.close();
	});
});
