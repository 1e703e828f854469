import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningService, type StartOptions, startService } from "../../tools/c2c-service/server.js";
import { failure, send } from "./client.js";

const open: RunningService[] = [];

async function start(options: StartOptions = {}): Promise<RunningService & { rootPem: string }> {
	const running = await startService({ https: true, ...options });
	open.push(running);
	return { ...running, rootPem: running.rootPem ?? "" };
}

const trusting = (running: { origin: string; rootPem: string }) =>
	send(`${running.origin}/health`, { ca: running.rootPem });

afterEach(async () => {
	await Promise.all(open.splice(0).map((running) => running.close()));
});

describe("the service over https", () => {
	it("answers a client that trusts its root", async () => {
		assert.equal((await trusting(await start())).text, '{"status":"ok"}');
	});

	it("is good for localhost too", async () => {
		const running = await start();
		const origin = running.origin.replace("127.0.0.1", "localhost");
		assert.equal((await trusting({ ...running, origin })).status, 200);
	});

	it("is refused by a client that does not know its root", async () => {
		const { origin } = await start();
		assert.equal(await failure(send(`${origin}/health`)), "UNABLE_TO_VERIFY_LEAF_SIGNATURE");
	});

	for (const [certificate, code] of [
		["expired", "CERT_HAS_EXPIRED"],
		["wrong-host", "ERR_TLS_CERT_ALTNAME_INVALID"],
		["unknown-root", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
	] as const) {
		it(`fault ${certificate}: is refused by a client that trusts its root`, async () => {
			assert.equal(await failure(trusting(await start({ certificate }))), code);
		});
	}

	it("closes on plain http and serves on", async () => {
		const running = await start();
		const plain = running.origin.replace("https:", "http:");
		assert.equal(await failure(send(`${plain}/health`)), "ECONNRESET");
		assert.equal((await trusting(running)).status, 200);
	});

	it("marks its cookie as secure", async () => {
		const running = await start();
		const { headers } = await send(`${running.origin}/sign-in`, { ca: running.rootPem });
		assert.match(String(headers["set-cookie"]), /; HttpOnly; SameSite=Lax; Secure$/);
	});

	it("keeps its root over a restart, the key for its owner only", async () => {
		const data = mkdtempSync(path.join(tmpdir(), "slate-service-"));
		try {
			const first = await start({ data });
			await first.close();
			const second = await start({ data });
			assert.equal((await trusting({ origin: second.origin, rootPem: first.rootPem })).status, 200);
			assert.equal(readFileSync(second.rootPath ?? "", "utf8"), first.rootPem);
			assert.equal(statSync(path.join(data, "root-key.pem")).mode & 0o077, 0);
		} finally {
			rmSync(data, { recursive: true });
		}
	});
});
