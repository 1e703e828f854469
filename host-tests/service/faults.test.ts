import assert from "node:assert/strict";
import { readFaultText } from "../../tools/c2c-service/logic/faults.js";
import { FieldError } from "../../tools/shared/fields.js";
import {
	answered,
	Bench,
	bearerRequest,
	type Code,
	codeRequest,
	deviceGrant,
	errorOf,
	formRequest,
	json,
	secret,
} from "./bench.js";

const pollRequest = (code: Code) =>
	formRequest("/v2/auth/token", {
		client_id: "unit-1",
		client_secret: secret,
		device_code: code.deviceCode,
		grant_type: deviceGrant,
	});

const refreshRequest = (token: string) =>
	formRequest("/v2/auth/token", {
		client_id: "unit-1",
		client_secret: secret,
		refresh_token: token,
		grant_type: "refresh_token",
	});

describe("which requests a fault hits", () => {
	const statuses = (bench: Bench, count: number) =>
		Array.from({ length: count }, () => answered(bench.service.receive(codeRequest())).status);

	it("every one when nothing else is said", () => {
		const bench = new Bench();
		bench.setFault({ kind: "status", status: 500 });
		assert.deepEqual(statuses(bench, 3), [500, 500, 500]);
	});

	it("as many as count says", () => {
		const bench = new Bench();
		bench.setFault({ kind: "status", status: 500, count: 2 });
		assert.deepEqual(statuses(bench, 3), [500, 500, 200]);
	});

	it("those after skip", () => {
		const bench = new Bench();
		bench.setFault({ kind: "status", status: 500, skip: 1, count: 1 });
		assert.deepEqual(statuses(bench, 3), [200, 500, 200]);
	});

	it("about as many as probability says", () => {
		const bench = new Bench();
		bench.setFault({ kind: "status", status: 500, probability: 0.3 });
		const hits = statuses(bench, 1_000).filter((status) => status === 500).length;
		assert.ok(hits > 240 && hits < 360, String(hits));
	});

	it("those with its path", () => {
		const bench = new Bench();
		bench.setFault({ kind: "status", status: 500, path: "/health" });
		assert.deepEqual(statuses(bench, 1), [200]);
	});

	it("refreshes but not polls when it names the call", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.setFault({ kind: "status", status: 503, path: "refresh" });
		const poll = answered(bench.service.receive(pollRequest(bench.code())));
		const refreshed = answered(bench.service.receive(refreshRequest(refresh)));
		assert.deepEqual([poll.status, refreshed.status], [400, 503]);
	});

	it("none once they are cleared", () => {
		const bench = new Bench();
		bench.setFault({ kind: "silence" });
		bench.service.faults.clear();
		assert.deepEqual(statuses(bench, 1), [200]);
	});

	it("none of those that handle() answers", () => {
		const bench = new Bench();
		bench.setFault({ kind: "silence" });
		assert.equal(bench.service.handle(codeRequest()).status, 200);
	});

	it("two at once add up: late, and out of order", () => {
		const bench = new Bench();
		bench.setFault({ kind: "delay", ms: 700 });
		const delivery = bench.disturbedCode({ kind: "status", status: 502 });
		assert.equal(delivery.kind === "answer" ? delivery.delayMs : 0, 700);
		assert.equal(answered(delivery).status, 502);
	});
});

describe("faults of the connection", () => {
	it("delay: the whole answer comes late", () => {
		const delivery = new Bench().disturbedCode({ kind: "delay", ms: 3_000 });
		assert.equal(delivery.kind === "answer" && delivery.delayMs, 3_000);
	});

	it("drop-before: reset, and nothing has happened", () => {
		const bench = new Bench();
		assert.equal(bench.disturbedCode({ kind: "drop-before" }).kind, "reset");
		assert.equal(bench.service.state.codes.size, 0);
	});

	it("drop-after: reset, and the work is done", () => {
		const bench = new Bench();
		assert.equal(bench.disturbedCode({ kind: "drop-after" }).kind, "reset");
		assert.equal(bench.service.state.codes.size, 1);
	});

	it("drop-after on a refresh: the device has lost its pairing", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.setFault({ kind: "drop-after", path: "refresh", count: 1 });
		assert.equal(bench.service.receive(refreshRequest(refresh)).kind, "reset");
		assert.equal(errorOf(answered(bench.service.receive(refreshRequest(refresh)))), "400 invalid_request");
	});

	it("drop-before on a refresh: the device can try again", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.setFault({ kind: "drop-before", path: "refresh", count: 1 });
		bench.service.receive(refreshRequest(refresh));
		assert.equal(answered(bench.service.receive(refreshRequest(refresh))).status, 200);
	});

	it("cut: half of the body, the length of the whole", () => {
		const delivery = new Bench().disturbedCode({ kind: "cut" });
		assert.equal(delivery.kind, "cut");
		if (delivery.kind === "cut") assert.equal(delivery.bytes, delivery.answer.body.length >> 1);
	});

	it("silence: no answer, and nothing has happened", () => {
		const bench = new Bench();
		assert.equal(bench.disturbedCode({ kind: "silence" }).kind, "silence");
		assert.equal(bench.service.state.codes.size, 0);
	});
});

describe("faults in place of the answer", () => {
	const instead = (fault: object) => answered(new Bench().disturbedCode(fault));

	it("busy: 429 without Retry-After", () => {
		const answer = instead({ kind: "busy" });
		assert.deepEqual([answer.status, answer.headers["retry-after"]], [429, undefined]);
	});

	it("busy: 429 with Retry-After", () => {
		assert.equal(instead({ kind: "busy", retryAfter: 7 }).headers["retry-after"], "7");
	});

	for (const status of [500, 502, 503]) {
		it(`status: ${status} in detailed form`, () => {
			const answer = instead({ kind: "status", status });
			assert.deepEqual([answer.status, json(answer).number("code")], [status, status]);
		});
	}

	it("portal: a redirect to a page of the network", () => {
		const answer = instead({ kind: "portal" });
		assert.deepEqual([answer.status, answer.headers.location], [302, "http://portal.invalid/sign-in"]);
	});

	it("portal: a page in place of the answer", () => {
		const answer = instead({ kind: "portal", how: "page" });
		assert.equal(answer.status, 200);
		assert.match(answer.headers["content-type"] ?? "", /^text\/html/);
	});

	it("slow-down: a patient poll is told to slow down, and must", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.setFault({ kind: "slow-down", path: "poll", count: 1 });
		bench.pass(5_000);
		assert.equal(errorOf(answered(bench.service.receive(pollRequest(code)))), "400 slow_down");
		bench.pass(5_000);
		assert.equal(errorOf(answered(bench.service.receive(pollRequest(code)))), "400 slow_down");
	});

	it("slow-down: a storm ends when its count does", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.setFault({ kind: "slow-down", path: "poll", count: 3 });
		for (const waitMs of [5_000, 10_000, 15_000]) {
			bench.pass(waitMs);
			bench.service.receive(pollRequest(code));
		}
		bench.pass(20_000);
		assert.equal(errorOf(answered(bench.service.receive(pollRequest(code)))), "400 authorization_pending");
	});
});

describe("faults of what people do meanwhile", () => {
	const me = (bench: Bench, access: string) =>
		answered(bench.service.receive(bearerRequest("GET", "/v2/devices/me", access)));

	it("rename-project: the project has another name from this answer on", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.setFault({ kind: "rename-project", name: "Anders", count: 1 });
		assert.equal(json(me(bench, access)).object("project").text("name"), "Anders");
	});

	it("forget: a bearer call hears 401", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.setFault({ kind: "forget", path: "me" });
		assert.equal(me(bench, access).status, 401);
	});

	it("forget: a device that waits for its tokens hears invalid_grant", () => {
		const bench = new Bench();
		const code = bench.code();
		bench.approve(code);
		bench.pass(5_000);
		bench.setFault({ kind: "forget", path: "poll" });
		assert.equal(errorOf(answered(bench.service.receive(pollRequest(code)))), "400 invalid_grant");
	});

	it("forget: another device stays connected", () => {
		const bench = new Bench();
		const [first, second] = [bench.pair("unit-1"), bench.pair("unit-2")];
		bench.setFault({ kind: "forget", count: 1 });
		me(bench, first.access);
		assert.equal(me(bench, second.access).status, 200);
	});

	it("expire: the next refresh hears 401", () => {
		const bench = new Bench();
		const { refresh } = bench.pair();
		bench.setFault({ kind: "expire", path: "refresh" });
		assert.equal(answered(bench.service.receive(refreshRequest(refresh))).status, 401);
	});
});

describe("faults as text", () => {
	it("have a kind and fields", () => {
		const fault = readFaultText("delay,path=refresh,ms=3000,count=2");
		const effect = { kind: "delay", ms: 3_000 };
		assert.deepEqual(fault, { path: "refresh", skip: 0, count: 2, probability: 1, effect });
	});

	for (const [wrong, message] of [
		["explode", /"kind" must be one of delay, /],
		["delay", /"ms" must be a number/],
		["delay,ms=-1", /"ms" must be from 0/],
		["delay,ms", /"ms" must have the form name=value/],
		["busy,path=nowhere", /"path" must be/],
		["busy,probability=2", /"probability" must be from 0 to 1/],
		["busy,count=0", /"count" must be from 1/],
		["status,status=200", /"status" must be from 400/],
		["portal,how=quietly", /"how" must be one of redirect, page/],
	] as const) {
		it(`refuse ${wrong}`, () => {
			const isExpected = (error: unknown) => error instanceof FieldError && message.test(error.message);
			assert.throws(() => readFaultText(wrong), isExpected);
		});
	}
});
