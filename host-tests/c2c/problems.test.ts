import assert from "node:assert/strict";
import type { HttpResponse, OAuthError, Problem } from "../../modules/c2c/answer.js";
import { readDeviceCode, readDeviceStatus, readDone, readTokens } from "../../modules/c2c/answers.js";
import { problemOf } from "../../modules/c2c/problems.js";
import { codeBody, detailedError, jsonAnswer, profileOf, textAnswer } from "./samples.js";

const profile = profileOf();
const html = "<!doctype html><title>Sign in</title>";

function expectProblem(response: HttpResponse, expected: Problem): void {
	assert.deepEqual(problemOf(response), expected);
}

describe("an error code on 400 (contract 5.1)", () => {
	const codes: readonly OAuthError[] = [
		"authorization_pending",
		"slow_down",
		"expired_token",
		"invalid_grant",
		"invalid_client",
		"invalid_request",
		"bad_request",
		"access_denied",
		"invalid_scope",
		"unauthorized_client",
		"unsupported_grant_type",
	];
	for (const error of codes) {
		it(`${error} keeps its meaning (RFC 6749 §5.2, RFC 8628 §3.5)`, () => {
			expectProblem(jsonAnswer({ error }, 400), { kind: "oauth", error, status: 400 });
		});
	}

	it("that nobody knows is unknown", () => {
		expectProblem(jsonAnswer({ error: "teapot" }, 400), { kind: "oauth", error: "unknown", status: 400 });
	});

	it("that names a property of every object is unknown", () => {
		expectProblem(jsonAnswer({ error: "constructor" }, 400), {
			kind: "oauth",
			error: "unknown",
			status: 400,
		});
	});

	it("may come with a description (RFC 6749 §5.2)", () => {
		const body = { error: "slow_down", error_description: "Too fast", error_uri: "https://example.com" };
		expectProblem(jsonAnswer(body, 400), { kind: "oauth", error: "slow_down", status: 400 });
	});

	for (const status of [400, 401, 405, 406, 415, 418]) {
		it(`counts on ${status} too: the body decides (contract 19)`, () => {
			const problem: Problem = { kind: "oauth", error: "invalid_request", status };
			expectProblem(jsonAnswer({ error: "invalid_request" }, status), problem);
		});
	}

	it("counts on a 4xx that has a meaning of its own when it is a code of the protocol (contract 19)", () => {
		for (const status of [402, 403, 404, 409, 422]) {
			expectProblem(jsonAnswer({ error: "invalid_grant" }, status), {
				kind: "oauth",
				error: "invalid_grant",
				status,
			});
		}
	});

	it("that nobody knows does not count on a 4xx that has a meaning of its own", () => {
		const kinds = [402, 403, 404, 409, 422].map(
			(status) => problemOf(jsonAnswer({ error: "teapot" }, status))?.kind,
		);
		assert.deepEqual(kinds, ["plan-limit", "forbidden", "not-found", "conflict", "unprocessable"]);
	});

	it("does not count on 429 and 5xx", () => {
		const kinds = [429, 500].map((status) => problemOf(jsonAnswer({ error: "invalid_grant" }, status))?.kind);
		assert.deepEqual(kinds, ["busy", "unavailable"]);
	});

	it("must be a string", () => {
		expectProblem(jsonAnswer({ error: { code: "slow_down" } }, 400), { kind: "unexpected", status: 400 });
	});

	it("must be the body's own", () => {
		const response = textAnswer('{"__proto__":{"error":"slow_down"}}', 400);
		expectProblem(response, { kind: "unexpected", status: 400 });
	});

	it("is the same from every call that reads a body", () => {
		const response = jsonAnswer({ error: "invalid_client" }, 400);
		const expected = { kind: "oauth", error: "invalid_client", status: 400 };
		assert.deepEqual(readDeviceCode(profile, response), expected);
		assert.deepEqual(readTokens(response), expected);
		assert.deepEqual(readDeviceStatus(response), expected);
		assert.deepEqual(readDone(response), expected);
	});
});

describe("a status (contract 10.3)", () => {
	for (const status of [200, 201, 204, 299]) {
		it(`${status} is a success`, () => assert.equal(problemOf(textAnswer("", status)), undefined));
	}

	it("400 without a body that explains it is unexpected", () => {
		expectProblem(textAnswer("", 400), { kind: "unexpected", status: 400 });
	});

	it("400 with the message Not Authorized is not authorized", () => {
		expectProblem(jsonAnswer(detailedError(400, "Not Authorized"), 400), { kind: "not-authorized" });
	});

	it("401 with the detailed body is not authorized", () => {
		expectProblem(jsonAnswer(detailedError(401, "Not Authorized"), 401), { kind: "not-authorized" });
	});

	it("401 with any JSON object is not authorized", () => {
		expectProblem(jsonAnswer({}, 401), { kind: "not-authorized" });
	});

	for (const text of ["", "nope", "[]", '"Not Authorized"']) {
		it(`401 with the body ${JSON.stringify(text)} does not come from the service`, () => {
			expectProblem(textAnswer(text, 401), { kind: "unexpected", status: 401 });
		});
	}

	const fixed: readonly (readonly [number, Problem])[] = [
		[402, { kind: "plan-limit" }],
		[403, { kind: "forbidden" }],
		[404, { kind: "not-found" }],
		[409, { kind: "conflict" }],
		[422, { kind: "unprocessable" }],
		[429, { kind: "busy" }],
		[500, { kind: "unavailable", status: 500 }],
		[502, { kind: "unavailable", status: 502 }],
		[503, { kind: "unavailable", status: 503 }],
		[504, { kind: "unavailable", status: 504 }],
		[599, { kind: "unavailable", status: 599 }],
	];
	for (const [status, problem] of fixed) {
		it(`${status} is ${problem.kind}, with the detailed body or none`, () => {
			expectProblem(jsonAnswer(detailedError(status, "Some text"), status), problem);
			expectProblem(textAnswer("", status), problem);
		});
	}

	it("403 stays forbidden when its message is Not Authorized", () => {
		expectProblem(jsonAnswer(detailedError(403, "Not Authorized"), 403), { kind: "forbidden" });
	});

	it("409 with the message Channel Paused is paused", () => {
		expectProblem(jsonAnswer({ code: 409, message: "Channel Paused" }, 409), { kind: "paused" });
	});

	it("409 with Channel Paused as title or detail of an error is paused", () => {
		expectProblem(jsonAnswer({ errors: [{}, { title: "Channel paused" }] }, 409), { kind: "paused" });
		expectProblem(jsonAnswer({ errors: [{ detail: "Channel Paused." }] }, 409), { kind: "paused" });
	});

	it("409 with the message Not Authorized is not authorized (contract 10.2)", () => {
		expectProblem(jsonAnswer(detailedError(409, "Not Authorized"), 409), { kind: "not-authorized" });
	});

	it("409 whose parts have the wrong types is a conflict", () => {
		expectProblem(jsonAnswer({ message: 7, errors: { title: "Channel Paused" } }, 409), { kind: "conflict" });
		expectProblem(jsonAnswer({ message: null, errors: [null, "Channel Paused", [1]] }, 409), {
			kind: "conflict",
		});
	});

	for (const status of [0, 100, 101, 600, Number.NaN]) {
		it(`${status} is unexpected`, () =>
			expectProblem(textAnswer("", status), { kind: "unexpected", status }));
	}

	it("400 with a body above 16 KiB is not read", () => {
		const response = jsonAnswer({ error: "invalid_grant", extra: "x".repeat(20_000) }, 400);
		expectProblem(response, { kind: "unexpected", status: 400 });
	});
});

describe("a portal", () => {
	for (const status of [300, 301, 302, 303, 304, 307, 308]) {
		it(`is behind the redirect ${status}`, () => {
			expectProblem(textAnswer("", status, { location: "https://evil.com/" }), { kind: "portal" });
		});
	}

	for (const status of [200, 400, 401, 402, 403, 404, 409, 422]) {
		it(`is behind a page with status ${status}`, () => {
			expectProblem(textAnswer(html, status), { kind: "portal" });
		});
	}

	it("is known by the content type alone", () => {
		expectProblem(textAnswer("hello", 200, { "content-type": "text/html" }), { kind: "portal" });
	});

	it("is known by the first character, after a byte order mark and blanks", () => {
		expectProblem(textAnswer(`\ufeff \r\n\t${html}`), { kind: "portal" });
	});

	it("is not behind a page with 5xx: that is network equipment", () => {
		expectProblem(textAnswer(html, 502), { kind: "unavailable", status: 502 });
	});

	it("is not behind a page with 429", () => {
		expectProblem(textAnswer(html, 429), { kind: "busy" });
	});

	it("is behind 511, which only a network sends (RFC 6585 §6)", () => {
		expectProblem(textAnswer(html, 511), { kind: "portal" });
	});

	it("is never taken for a device code", () => {
		const headers = { "content-type": "text/html" };
		const answer = readDeviceCode(profile, textAnswer(JSON.stringify(codeBody), 200, headers));
		assert.equal(answer.kind, "portal");
	});
});
