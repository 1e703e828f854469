import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { readFaultText } from "../../tools/c2c-service/logic/faults.js";
import { type RunningService, type StartOptions, startService } from "../../tools/c2c-service/server.js";
import { Fields } from "../../tools/shared/fields.js";
import { secret } from "./bench.js";
import { failure, type Received, send } from "./client.js";

const codePath = "/v2/auth/device/code";
const codeForm = new URLSearchParams({
	client_id: "unit-1",
	client_secret: secret,
	scope: "asset_create offline",
}).toString();
const urlencoded = { "content-type": "application/x-www-form-urlencoded", "x-client-version": "1.0.0" };

const open: RunningService[] = [];
const folders: string[] = [];

async function start(options: StartOptions = {}): Promise<RunningService> {
	const running = await startService(options);
	open.push(running);
	return running;
}

function newFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), "slate-service-"));
	folders.push(folder);
	return folder;
}

const askCode = (running: RunningService): Promise<Received> =>
	send(`${running.origin}${codePath}`, { headers: urlencoded, body: codeForm });

afterEach(async () => {
	await Promise.all(open.splice(0).map((running) => running.close()));
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("the service over http", () => {
	it("answers with JSON of the announced length", async () => {
		const { headers, text } = await askCode(await start());
		assert.equal(headers["content-type"], "application/json");
		assert.equal(headers["content-length"], String(Buffer.byteLength(text)));
	});

	it("names its own address in the verification URI", async () => {
		const running = await start();
		const uri = Fields.fromJson((await askCode(running)).text, "answer").text("verification_uri");
		assert.equal(uri, `${running.origin}/pair`);
	});

	it("keeps a connection open for longer than any poll interval", async () => {
		const { headers } = await askCode(await start());
		assert.equal(headers["keep-alive"], "timeout=75");
	});

	it("serves several requests on one connection", async () => {
		const running = await start();
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const ports = new Set<number | undefined>();
		agent.on("free", (socket) => ports.add(socket.localPort));
		for (let count = 0; count < 3; count += 1) await send(`${running.origin}/health`, { agent });
		agent.destroy();
		assert.equal(ports.size, 1);
	});

	it("refuses a body beyond 64 KiB with 413", async () => {
		const running = await start();
		const body = Buffer.alloc(65_537, "a");
		const { status } = await send(`${running.origin}${codePath}`, { headers: urlencoded, body });
		assert.equal(status, 413);
	});

	it("serves on after a client has sent garbage", async () => {
		const running = await start();
		await new Promise<void>((resolve) => {
			const socket = createConnection(Number(new URL(running.origin).port), "127.0.0.1", () =>
				socket.end("\u0016\u0003nonsense\r\n\r\n"),
			);
			socket.on("close", () => resolve()).resume();
		});
		assert.equal((await askCode(running)).status, 200);
	});

	it("says that a port is in use", async () => {
		const running = await start();
		const port = Number(new URL(running.origin).port);
		await assert.rejects(startService({ port }), { message: /^Port \d+ on 127\.0\.0\.1 is in use; choose/ });
	});

	it("says that a host is not of this machine", async () => {
		await assert.rejects(startService({ host: "192.0.2.1" }), { message: /not an address of this machine/ });
	});
});

describe("faults on the wire", () => {
	const through = async (fault: string) => {
		const running = await start({ faults: [readFaultText(fault)] });
		return { running, code: failure(askCode(running)) };
	};

	it("drop-before resets the connection", async () => {
		assert.equal(await (await through("drop-before")).code, "ECONNRESET");
	});

	it("drop-after resets the connection after the work was done", async () => {
		const { running, code } = await through("drop-after");
		assert.equal(await code, "ECONNRESET");
		assert.equal(running.service.state.codes.size, 1);
	});

	it("cut resets the connection in the middle of the body", async () => {
		assert.equal(await (await through("cut")).code, "ECONNRESET");
	});

	it("silence never answers, and does not keep the service from closing", async () => {
		const { running, code } = await through("silence,count=1");
		while (running.service.record.total === 0) await send(`${running.origin}/style.css`);
		await running.close();
		assert.equal(await code, "ECONNRESET");
	});

	it("delay holds the answer back", async () => {
		const running = await start({ faults: [readFaultText("delay,ms=60")] });
		const before = performance.now();
		assert.equal((await askCode(running)).status, 200);
		assert.ok(performance.now() - before >= 55);
	});

	it("big-body of 10 MB arrives whole", async () => {
		const running = await start({ faults: [readFaultText("big-body,bytes=10000000")] });
		assert.equal((await askCode(running)).text.length, 10_000_000);
	});

	it("clock-skew changes the Date header", async () => {
		const running = await start({ faults: [readFaultText("clock-skew,ms=-1000000000000")] });
		const { headers } = await askCode(running);
		assert.ok(Date.parse(String(headers.date)) < Date.now() - 900_000_000_000);
	});

	it("do not touch the pages for people", async () => {
		const { running } = await through("status,status=503");
		assert.equal((await send(`${running.origin}/sign-in`)).status, 200);
	});
});

describe("the data folder", () => {
	it("keeps a code over a restart", async () => {
		const data = newFolder();
		const first = await start({ data });
		const userCode = Fields.fromJson((await askCode(first)).text, "answer").text("user_code");
		await first.close();
		assert.equal((await start({ data })).service.people.findCode(userCode).kind, "done");
	});

	it("can be read by its owner only", async () => {
		const data = newFolder();
		await askCode(await start({ data }));
		assert.equal(statSync(path.join(data, "state.json")).mode & 0o077, 0);
	});

	it("is refused, and left as it is, when its state is broken", async () => {
		const data = newFolder();
		const file = path.join(data, "state.json");
		writeFileSync(file, '{"version":1');
		await assert.rejects(startService({ data }), { message: /is not a state of this service .* start anew/ });
		assert.equal(readFileSync(file, "utf8"), '{"version":1');
	});

	it("is refused when it is a file", async () => {
		const file = path.join(newFolder(), "file");
		writeFileSync(file, "");
		await assert.rejects(startService({ data: file }), { message: /cannot be made: EEXIST/ });
	});

	it("that fails while the service runs makes it say so once, and answer 500 rather than forget", async () => {
		const data = newFolder();
		const said: string[] = [];
		const running = await start({ data, warn: (text) => said.push(text) });
		rmSync(data, { recursive: true });
		writeFileSync(data, "");
		assert.deepEqual([(await askCode(running)).status, (await askCode(running)).status], [500, 500]);
		assert.deepEqual(said, [`${path.join(data, "state.json")} cannot be written: ENOTDIR.`]);
	});
});

describe("the JSON interface for tests", () => {
	const json = { "content-type": "application/json" };

	async function act(running: RunningService, name: string, body: object, headers = {}): Promise<Received> {
		const sent = { headers: { ...json, ...headers }, body: JSON.stringify(body) };
		return send(`${running.origin}/_admin/${name}`, sent);
	}

	it("is not there unless asked for", async () => {
		assert.equal((await send(`${(await start()).origin}/_admin/state`)).status, 404);
	});

	it("approves a code", async () => {
		const running = await start({ admin: true });
		const userCode = Fields.fromJson((await askCode(running)).text, "answer").text("user_code");
		const { status, text } = await act(running, "approve", { userCode, user: "sam" });
		const pairing = running.service.people.connection(Fields.fromJson(text, "answer").text("pairingId"));
		assert.deepEqual([status, pairing?.timezone], [200, "America/New_York"]);
	});

	it("denies a code", async () => {
		const running = await start({ admin: true });
		const userCode = Fields.fromJson((await askCode(running)).text, "answer").text("user_code");
		assert.equal((await act(running, "deny", { userCode })).status, 200);
		assert.equal((await act(running, "approve", { userCode })).text, '{"error":"used-code"}');
	});

	it("changes a connection in every way a person can", async () => {
		const running = await start({ admin: true });
		const userCode = Fields.fromJson((await askCode(running)).text, "answer").text("user_code");
		const approved = await act(running, "approve", { userCode });
		const pairingId = Fields.fromJson(approved.text, "answer").text("pairingId");
		const changes: readonly [string, object][] = [
			["rename", { name: "A" }],
			["pause", {}],
			["resume", {}],
			["timezone", { timezone: "UTC" }],
			["expiry", { expiresAtMs: Date.now() + 60_000 }],
			["forget", {}],
		];
		for (const [name, fields] of changes) {
			assert.equal((await act(running, name, { pairingId, ...fields })).status, 200, name);
		}
		assert.equal(running.service.people.connection(pairingId), undefined);
	});

	it("replaces the faults, or none when one cannot be read", async () => {
		const running = await start({ admin: true });
		await act(running, "faults", { faults: [{ kind: "silence" }, { kind: "cut" }] });
		await act(running, "faults", { faults: [{ kind: "drop-after" }] });
		const refused = await act(running, "faults", { faults: [{ kind: "cut" }, { kind: "explode" }] });
		assert.equal(refused.status, 400);
		const kinds = running.service.faults.list.map((fault) => fault.effect.kind);
		assert.deepEqual(kinds, ["drop-after"]);
	});

	it("sets a switch and a profile", async () => {
		const running = await start({ admin: true });
		await act(running, "switch", { name: "denial", setting: "access-denied" });
		await act(running, "profile", { profile: "floats" });
		const { switches, profile } = running.service.settings;
		assert.deepEqual([switches.denial, profile], ["access-denied", "floats"]);
	});

	it("lets time pass", async () => {
		const running = await start({ admin: true, now: () => 1_000 });
		await act(running, "clock", { advanceMs: 5_000 });
		assert.equal(running.service.now(), 6_000);
	});

	it("shows the state and the requests without secrets", async () => {
		const running = await start({ admin: true });
		const deviceCode = Fields.fromJson((await askCode(running)).text, "answer").text("device_code");
		const shown = await Promise.all(
			["state", "requests", "faults"].map((name) => send(`${running.origin}/_admin/${name}`)),
		);
		const text = shown.map((received) => received.text).join();
		assert.deepEqual(
			[text.includes(deviceCode), text.includes(secret), text.includes("unit-1")],
			[false, false, true],
		);
	});

	it("refuses what a page of another site could send", async () => {
		const running = await start({ admin: true });
		const plain = await act(running, "clock", { advanceMs: 1 }, { "content-type": "text/plain" });
		const rebound = await act(running, "clock", { advanceMs: 1 }, { host: "evil.example" });
		assert.deepEqual([plain.status, rebound.status], [415, 404]);
	});

	it("names what is wrong with a body", async () => {
		const running = await start({ admin: true });
		assert.equal((await act(running, "clock", {})).text, '{"error":"\\"advanceMs\\" must be a number"}');
	});
});
