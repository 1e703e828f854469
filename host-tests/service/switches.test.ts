import assert from "node:assert/strict";
import { defaultSwitches, switchSettings, withSwitch } from "../../tools/c2c-service/logic/settings.js";
import { Bench, codeRequest, errorOf, isUnauthorized, json, secret, tokensOf } from "./bench.js";

function urlencoded(bench: Bench) {
	const fields = { client_id: "unit-1", client_secret: secret, scope: "asset_create offline" };
	const headers = { "content-type": "application/x-www-form-urlencoded" };
	const body = Buffer.from(new URLSearchParams(fields).toString());
	return bench.service.handle({ ...codeRequest(), headers, body });
}

describe("switches for what the real service leaves open (contract 19)", () => {
	it("each has its first setting as default", () => {
		const firsts = Object.entries(switchSettings).map(([name, settings]) => [name, settings[0]]);
		assert.deepEqual(Object.fromEntries(firsts), defaultSwitches);
	});

	it("an unknown switch is refused by name", () => {
		const result = withSwitch(defaultSwitches, "constructor", "x");
		assert.match(result.kind === "refused" ? result.text : "", /there is no switch "constructor"/);
	});

	it("an unknown setting is refused with the known ones", () => {
		const result = withSwitch(defaultSwitches, "denial", "maybe");
		const text = result.kind === "refused" ? result.text : "";
		assert.match(text, /denial must be one of pending, access-denied/);
	});
});

describe("switch urlencoded", () => {
	for (const [setting, expected] of [
		["bad-request", "400 bad_request"],
		["invalid-client", "400 invalid_client"],
		["unsupported", "415 bad_request"],
		["unprocessable", "422 bad_request"],
	] as const) {
		it(`${setting}: urlencoded gets ${expected}, multipart a code`, () => {
			const bench = Bench.with("urlencoded", setting);
			assert.equal(errorOf(urlencoded(bench)), expected);
			assert.equal(bench.askCode().status, 200);
		});
	}

	it("accepted: urlencoded gets a code", () => {
		assert.equal(urlencoded(new Bench()).status, 200);
	});
});

describe("switch pollSecret", () => {
	it("if-sent: a poll without the secret is answered", () => {
		const bench = new Bench();
		const answer = bench.laterPoll(bench.code(), { client_secret: "" });
		assert.equal(errorOf(answer), "400 authorization_pending");
	});

	it("required: a poll without the secret is invalid_client", () => {
		const bench = Bench.with("pollSecret", "required");
		assert.equal(errorOf(bench.laterPoll(bench.code(), { client_secret: "" })), "400 invalid_client");
	});
});

describe("switch denial", () => {
	const denied = (bench: Bench) => {
		const code = bench.code();
		assert.equal(bench.service.people.deny(code.userCode).kind, "done");
		return code;
	};

	it("pending: a refused device hears authorization_pending until the code lapses", () => {
		const bench = new Bench();
		const code = denied(bench);
		assert.equal(errorOf(bench.laterPoll(code)), "400 authorization_pending");
		bench.pass(120_000);
		assert.equal(errorOf(bench.poll(code)), "400 expired_token");
	});

	it("access-denied: a refused device hears so", () => {
		const bench = Bench.with("denial", "access-denied");
		assert.equal(errorOf(bench.laterPoll(denied(bench))), "400 access_denied");
	});
});

describe("switch refreshError", () => {
	for (const status of ["400", "401", "403"]) {
		it(`${status}: a spent refresh token gets ${status} invalid_request`, () => {
			const bench = Bench.with("refreshError", status);
			const { refresh } = bench.pair();
			bench.refresh(refresh);
			assert.equal(errorOf(bench.refresh(refresh)), `${status} invalid_request`);
		});
	}
});

describe("switch forgotten", () => {
	const forgotten = (bench: Bench) => {
		const { refresh, pairingId } = bench.pair();
		bench.service.people.forget(pairingId);
		return bench.refresh(refresh);
	};

	it("401: a refresh after forgetting gets 401 in detailed form", () => {
		isUnauthorized(forgotten(new Bench()));
	});

	it("invalid-request: a refresh after forgetting gets invalid_request", () => {
		assert.equal(errorOf(forgotten(Bench.with("forgotten", "invalid-request"))), "400 invalid_request");
	});
});

describe("switch secondPairing", () => {
	it("voids: the tokens of the first pairing end when the second ones are collected", () => {
		const bench = new Bench();
		const first = bench.pair();
		const code = bench.code();
		bench.approve(code, 1);
		assert.equal(bench.me(first.access).status, 200);
		const second = tokensOf(bench.laterPoll(code));
		isUnauthorized(bench.me(first.access));
		assert.equal(bench.me(second.access).status, 200);
	});

	it("voids: the pairing of another unit stays", () => {
		const bench = new Bench();
		const first = bench.pair("unit-1");
		bench.pair("unit-2");
		assert.equal(bench.me(first.access).status, 200);
	});

	it("keeps: both pairings work", () => {
		const bench = Bench.with("secondPairing", "keeps");
		const first = bench.pair();
		const second = bench.pair();
		assert.deepEqual([bench.me(first.access).status, bench.me(second.access).status], [200, 200]);
	});
});

describe("switch secondCode", () => {
	it("keeps: the first code can still be approved", () => {
		const bench = new Bench();
		const first = bench.code();
		bench.code();
		assert.equal(bench.service.people.findCode(first.userCode).kind, "done");
	});

	it("replaces: the first code is invalid_grant", () => {
		const bench = Bench.with("secondCode", "replaces");
		const first = bench.code();
		bench.code();
		assert.equal(errorOf(bench.laterPoll(first)), "400 invalid_grant");
	});
});

describe("switch pausedRefresh", () => {
	it("works: a paused connection refreshes", () => {
		const bench = new Bench();
		const { refresh, pairingId } = bench.pair();
		bench.service.people.pause(pairingId);
		assert.equal(bench.refresh(refresh).status, 200);
	});

	it("refused: a paused connection gets 409 Channel Paused and keeps its token", () => {
		const bench = Bench.with("pausedRefresh", "refused");
		const { refresh, pairingId } = bench.pair();
		bench.service.people.pause(pairingId);
		const answer = bench.refresh(refresh);
		assert.deepEqual([answer.status, json(answer).text("message")], [409, "Channel Paused"]);
		bench.service.people.resume(pairingId);
		assert.equal(bench.refresh(refresh).status, 200);
	});
});

describe("switch revokeUnknown", () => {
	it("success: an unknown token is a success", () => {
		assert.equal(new Bench().revoke("unknown").status, 200);
	});

	it("invalid-request: an unknown token is invalid_request", () => {
		const bench = Bench.with("revokeUnknown", "invalid-request");
		assert.equal(errorOf(bench.revoke("unknown")), "400 invalid_request");
	});
});

describe("switch unauthorized", () => {
	it("401: a bad token gets 401", () => {
		isUnauthorized(new Bench().me("unknown"));
	});

	it("409: a bad token gets 409 with Not Authorized", () => {
		const answer = Bench.with("unauthorized", "409").me("unknown");
		assert.deepEqual([answer.status, json(answer).text("message")], [409, "Not Authorized"]);
	});
});

describe("switch tokenSize", () => {
	const lengths = (bench: Bench) => {
		const code = bench.code();
		bench.approve(code);
		const { access, refresh } = tokensOf(bench.laterPoll(code));
		return [code.deviceCode.length, access.length, refresh.length];
	};

	it("short: tokens are short", () => {
		assert.deepEqual(lengths(new Bench()), [43, 64, 36]);
	});

	it("long: tokens are as long as the contract allows", () => {
		assert.deepEqual(lengths(Bench.with("tokenSize", "long")), [512, 4_096, 1_024]);
	});
});
