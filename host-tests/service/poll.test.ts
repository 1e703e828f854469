import assert from "node:assert/strict";
import { Bench, errorOf, formRequest, json, tokensOf } from "./bench.js";

describe("polling (contract 5 and 18, RFC 8628 §3.4 and §3.5)", () => {
	for (const name of ["client_id", "device_code", "grant_type"]) {
		it(`refuses a poll without ${name} as invalid_request`, () => {
			const bench = new Bench();
			assert.equal(errorOf(bench.laterPoll(bench.code(), { [name]: "" })), "400 invalid_request");
		});
	}

	it("refuses JSON as invalid_request", () => {
		const request = { ...formRequest("/v2/auth/token", {}), headers: { "content-type": "application/json" } };
		assert.equal(errorOf(new Bench().service.handle(request)), "400 invalid_request");
	});

	it("refuses another grant type as unsupported_grant_type", () => {
		const bench = new Bench();
		const answer = bench.laterPoll(bench.code(), { grant_type: "password" });
		assert.equal(errorOf(answer), "400 unsupported_grant_type");
	});

	it("refuses a wrong secret as invalid_client, before it looks at the code", () => {
		const answer = new Bench().poll({ deviceCode: "?", userCode: "" }, { client_secret: "wrong" });
		assert.equal(errorOf(answer), "400 invalid_client");
	});

	it("refuses an unknown code as invalid_grant", () => {
		assert.equal(errorOf(new Bench().poll({ deviceCode: "?", userCode: "" })), "400 invalid_grant");
	});

	it("refuses the code of another unit as invalid_grant", () => {
		const bench = new Bench();
		assert.equal(errorOf(bench.laterPoll(bench.code(), { client_id: "unit-2" })), "400 invalid_grant");
	});

	it("answers authorization_pending while nobody has decided", () => {
		const bench = new Bench();
		assert.equal(errorOf(bench.laterPoll(bench.code())), "400 authorization_pending");
	});

	it("takes a poll that is half a second early", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.pass(4_500);
		assert.equal(errorOf(bench.poll(code)), "400 authorization_pending");
	});

	it("answers slow_down to a poll that is earlier", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.pass(4_499);
		assert.equal(errorOf(bench.poll(code)), "400 slow_down");
	});

	it("demands five seconds more after a slow_down", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.poll(code);
		bench.pass(9_499);
		assert.equal(errorOf(bench.poll(code)), "400 slow_down");
	});

	it("is content with a poll ten seconds after a slow_down", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.poll(code);
		bench.pass(10_000);
		assert.equal(errorOf(bench.poll(code)), "400 authorization_pending");
	});

	it("keeps the longer interval for the whole life of the code", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.poll(code);
		bench.pass(10_000);
		bench.poll(code);
		bench.pass(5_000);
		assert.equal(errorOf(bench.poll(code)), "400 slow_down");
	});

	it("lets a new code begin with the plain interval", () => {
		const bench = new Bench();
		bench.poll(bench.code());
		assert.equal(errorOf(bench.laterPoll(bench.code())), "400 authorization_pending");
	});

	it("holds a code until the last millisecond", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.pass(119_999);
		assert.equal(errorOf(bench.poll(code)), "400 authorization_pending");
	});

	it("answers expired_token from the end of the code on", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.pass(120_000);
		assert.equal(errorOf(bench.poll(code)), "400 expired_token");
	});

	it("answers expired_token even when the code was approved", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		bench.pass(120_000);
		assert.equal(errorOf(bench.poll(code)), "400 expired_token");
	});

	it("gives the four fields once the user has approved", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		const answer = json(bench.laterPoll(code));
		assert.deepEqual(answer.names, ["access_token", "expires_in", "refresh_token", "token_type"]);
		assert.deepEqual([answer.number("expires_in"), answer.text("token_type")], [28_800, "bearer"]);
	});

	it("spends the code with the first success", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		bench.laterPoll(code);
		assert.equal(errorOf(bench.laterPoll(code)), "400 invalid_grant");
	});

	it("keeps two codes of one unit apart", () => {
		const bench = new Bench();
		const first = bench.code();
		const second = bench.code();
		bench.approve(second);
		assert.equal(errorOf(bench.laterPoll(first)), "400 authorization_pending");
		assert.equal(bench.poll(second).status, 200);
	});

	it("refuses a code whose connection was forgotten before the tokens were collected", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.service.people.forget(bench.approve(code));
		assert.equal(errorOf(bench.laterPoll(code)), "400 invalid_grant");
	});

	it("scales every lifetime by one factor", async () => {
		const { realLifetimes, scaleLifetimes } = await import("../../tools/c2c-service/logic/settings.js");
		const bench = new Bench({ lifetimes: scaleLifetimes(realLifetimes, 0.1) });
		const code = json(bench.askCode());
		assert.deepEqual([code.number("expires_in"), code.number("interval")], [12, 0.5]);
	});

	it("gives every unit its own tokens", () => {
		const bench = new Bench();
		assert.notEqual(bench.pair("unit-1").access, bench.pair("unit-2").access);
	});

	it("gives a refresh token in the form of a uuid", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		const { refresh } = tokensOf(bench.laterPoll(code));
		assert.match(refresh, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});
