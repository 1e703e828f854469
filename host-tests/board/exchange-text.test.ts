import assert from "node:assert/strict";
import { deviceCodeCall, meCall, pollCall, refreshCall, toRequest } from "../../modules/c2c/calls.js";
import type { Encoding } from "../../modules/c2c/profile.js";
import { makeProfile } from "../../modules/c2c/profiles.js";
import type { HttpOutcome } from "../../modules/engine/ports.js";
import { exchangeText } from "../../tools/virtual-board/exchange-text.js";

const made = makeProfile({ kind: "frameio", firmwareVersion: "1.0.0" });
assert.ok(made.kind === "ok");
const { profile } = made;
const client = { clientId: "unit-1", clientSecret: "client-secret" };

const answer = (status: number, content: object = {}): HttpOutcome => ({
	kind: "response",
	response: {
		status,
		headers: { "content-type": "application/json" },
		body: new Uint8Array(Buffer.from(JSON.stringify(content))),
	},
});
const failed = (kind: "timeout" | "refused"): HttpOutcome => ({
	kind: "failed",
	failure: { kind, detail: "X" },
});

const poll = (outcome: HttpOutcome, encoding: Encoding = "urlencoded") =>
	exchangeText(profile, toRequest(profile, pollCall(profile, client, "device-secret"), encoding), outcome);

describe("exchangeText", () => {
	it("says that a code was asked for and came", () => {
		const request = toRequest(profile, deviceCodeCall(profile, client), "urlencoded");
		assert.deepEqual(exchangeText(profile, request, answer(200)), {
			tone: "good",
			text: "Asked for a code: here it is",
		});
	});

	it("says that a poll found the user not done", () => {
		assert.equal(poll(answer(400, { error: "authorization_pending" })).text, "Polled: still pending");
	});

	it("says that a poll was refused with the service's own code", () => {
		const { tone, text } = poll(answer(400, { error: "invalid_grant" }));
		assert.deepEqual({ tone, text }, { tone: "bad", text: "Polled: refused, invalid_grant" });
	});

	it("never repeats an error code that is not known", () => {
		assert.equal(poll(answer(400, { error: "<b>evil</b>" })).text, "Polled: refused, unknown");
	});

	for (const encoding of ["urlencoded", "multipart"] as const) {
		it(`tells a refresh from a poll in a ${encoding} form`, () => {
			const request = toRequest(profile, refreshCall(profile, client, "refresh-secret"), encoding);
			assert.equal(exchangeText(profile, request, answer(200)).text, "Asked for new tokens: here they are");
			assert.equal(poll(answer(200), encoding).text, "Polled: authorized");
		});
	}

	it("says that the project was asked for", () => {
		const call = meCall(profile, "access-secret");
		assert.ok(call !== undefined);
		const request = toRequest(profile, call, "urlencoded");
		assert.match(exchangeText(profile, request, answer(401, {})).text, /^Asked which project it is: not/);
	});

	it("says why there was no answer", () => {
		assert.equal(poll(failed("timeout")).text, "Polled: no answer in time");
		assert.equal(poll(failed("refused")).tone, "bad");
	});

	it("says that a page for people answered", () => {
		const redirect: HttpOutcome = {
			kind: "response",
			response: { status: 302, headers: { location: "https://portal.example" }, body: new Uint8Array() },
		};
		assert.equal(poll(redirect).text, "Polled: a page for people answered instead (302)");
	});

	it("holds nothing of what was sent", () => {
		const outcomes = [
			answer(200, { access_token: "access-secret" }),
			answer(400, { error: "device-secret" }),
		];
		for (const outcome of outcomes) assert.doesNotMatch(poll(outcome).text, /secret/);
	});
});
