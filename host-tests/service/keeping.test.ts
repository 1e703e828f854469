import assert from "node:assert/strict";
import { C2cService } from "../../tools/c2c-service/logic/service.js";
import { FieldError } from "../../tools/shared/fields.js";
import { Bench, bearerRequest, codeRequest, errorOf, secret } from "./bench.js";

describe("snapshot", () => {
	const revived = (bench: Bench) =>
		new C2cService({ now: () => bench.nowMs, snapshot: bench.service.snapshot() });

	it("keeps pairings and their tokens", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		assert.equal(revived(bench).handle(bearerRequest("GET", "/v2/devices/me", access)).status, 200);
	});

	it("keeps codes that wait for a decision", () => {
		const bench = new Bench();
		const { userCode } = bench.code();
		assert.equal(revived(bench).people.findCode(userCode).kind, "done");
	});

	it("keeps names of projects", () => {
		const bench = new Bench();
		const id = bench.service.state.projects[0]?.id ?? "";
		bench.service.people.renameProject(id, "Anders");
		assert.equal(revived(bench).state.project(id)?.name, "Anders");
	});

	it("keeps that a connection was forgotten", () => {
		const bench = new Bench();
		const { access, pairingId } = bench.pair();
		bench.service.people.forget(pairingId);
		assert.equal(revived(bench).handle(bearerRequest("GET", "/v2/devices/me", access)).status, 401);
	});

	it("is the same after being restored", () => {
		const bench = new Bench();
		bench.pair();
		bench.code();
		assert.equal(revived(bench).snapshot(), bench.service.snapshot());
	});

	for (const [what, text] of [
		["nothing", ""],
		["half of it", '{"version":1,"projects":['],
		["another version", '{"version":2}'],
		["a list", "[]"],
		["a missing part", '{"version":1,"projects":[]}'],
	] as const) {
		it(`is refused when it is ${what}`, () => {
			assert.throws(() => new C2cService({ snapshot: text }), FieldError);
		});
	}

	it("grows its revision with what must be kept, and not with a poll", () => {
		const bench = new Bench();
		const code = bench.code();
		const before = bench.service.state.revision;
		bench.laterPoll(code);
		assert.equal(bench.service.state.revision, before);
		bench.approve(code);
		assert.ok(bench.service.state.revision > before);
	});
});

describe("record of requests", () => {
	it("holds no secret, device code or token, whatever was sent", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		bench.laterPoll(code);
		const { access, refresh } = bench.pair();
		bench.me(access);
		bench.refresh(refresh);
		bench.revoke(refresh);
		const text = JSON.stringify(bench.service.record.entries);
		for (const hidden of [secret, code.deviceCode, access, refresh])
			assert.equal(text.includes(hidden), false);
	});

	it("has no query of a path", () => {
		const bench = new Bench();
		bench.service.handle({ ...codeRequest(), path: "/v2/devices/me?Authorization=Bearer%20x" });
		assert.equal(bench.service.record.entries[0]?.path, "/v2/devices/me");
	});

	it("shows what was sent that is no secret", () => {
		const bench = new Bench();
		bench.code();
		const entry = bench.service.record.entries[0];
		assert.deepEqual(
			[entry?.fields.client_id, entry?.fields.client_secret, entry?.headers["x-client-version"]],
			["unit-1", `••• (${secret.length} characters)`, "1.2.3"],
		);
	});

	it("names the error of a simple answer", () => {
		const bench = new Bench();
		assert.equal(errorOf(bench.poll({ deviceCode: "?", userCode: "" })), "400 invalid_grant");
		assert.equal(bench.service.record.entries[0]?.error, "invalid_grant");
	});

	it("says which fault took the answer", () => {
		const bench = new Bench();
		bench.disturbedCode({ kind: "drop-after" });
		assert.equal(bench.service.record.entries[0]?.outcome, "drop-after");
	});

	it("keeps the last 500, the newest first, and counts all", () => {
		const bench = new Bench();
		for (let count = 0; count < 1_203; count += 1) bench.askCode(`unit-${count}`);
		const { entries, total } = bench.service.record;
		assert.deepEqual([entries.length, total, entries[0]?.fields.client_id], [500, 1_203, "unit-1202"]);
	});
});

describe("speed", () => {
	it("serves ten thousand calls in virtual time within two seconds", () => {
		const bench = new Bench({ rate: { limit: 1_000_000, windowMs: 1 } });
		const { access } = bench.pair();
		const start = performance.now();
		for (let count = 0; count < 10_000; count += 1) bench.me(access);
		assert.ok(performance.now() - start < 2_000);
	});
});
