import assert from "node:assert/strict";
import type { FaultCode, TokenGrant } from "../../modules/c2c/answer.js";
import { readTokens } from "../../modules/c2c/answers.js";
import { textAnswer, tokenBody } from "./samples.js";

function withRaw(name: string, raw: string): string {
	return JSON.stringify({ ...tokenBody, [name]: "RAW" }).replace('"RAW"', raw);
}

function expectOk(text: string): TokenGrant {
	const answer = readTokens(textAnswer(text));
	if (answer.kind !== "ok") assert.fail(JSON.stringify(answer));
	return answer.value;
}

describe("a token answer", () => {
	it("with every field is read whole (contract 5.2, RFC 6749 §5.1)", () => {
		assert.deepEqual(expectOk(JSON.stringify(tokenBody)), {
			accessToken: tokenBody.access_token,
			refreshToken: tokenBody.refresh_token,
			lifetimeMs: 28_800_000,
		});
	});

	it("has no refresh token where the service gives none", () => {
		assert.equal(
			expectOk(JSON.stringify({ ...tokenBody, refresh_token: undefined })).refreshToken,
			undefined,
		);
		assert.equal(expectOk(withRaw("refresh_token", "null")).refreshToken, undefined);
	});

	for (const type of ['"bearer"', '"Bearer"', '"mac"', "null", "7"]) {
		it(`is accepted whatever the token type: ${type}`, () => {
			assert.equal(expectOk(withRaw("token_type", type)).accessToken, tokenBody.access_token);
		});
	}

	it("may have an access token of 4,096 bytes and a refresh token of 1,024", () => {
		const body = { access_token: "a".repeat(4096), refresh_token: "r".repeat(1024) };
		const grant = expectOk(JSON.stringify(body));
		assert.deepEqual([grant.accessToken.length, grant.refreshToken?.length], [4096, 1024]);
	});

	const refused: readonly (readonly [string, string, string, FaultCode])[] = [
		["access_token", "null", "null", "field-missing"],
		["access_token", "a number", "1", "field-type"],
		["access_token", "empty", '""', "field-empty"],
		["access_token", "over 4,096 bytes", `"${"a".repeat(4097)}"`, "field-too-long"],
		["access_token", "two header lines", '"a\\r\\nx-evil: 1"', "field-format"],
		["access_token", "two words", '"a b"', "field-format"],
		["access_token", "not ASCII", '"ä"', "field-format"],
		["refresh_token", "a number", "1", "field-type"],
		["refresh_token", "empty", '""', "field-empty"],
		["refresh_token", "over 1,024 bytes", `"${"a".repeat(1025)}"`, "field-too-long"],
		["refresh_token", "two lines", '"a\\nb"', "field-format"],
	];
	for (const [field, what, raw, code] of refused) {
		it(`is ${code} when ${field} is ${what}`, () => {
			const answer = readTokens(textAnswer(withRaw(field, raw)));
			if (answer.kind !== "malformed") assert.fail(answer.kind);
			assert.deepEqual([answer.fault.code, answer.fault.field], [code, field]);
		});
	}

	it("is field-missing without an access token", () => {
		const answer = readTokens(textAnswer("{}"));
		if (answer.kind !== "malformed") assert.fail(answer.kind);
		assert.equal(answer.fault.text, '"token" answer: "access_token" is missing');
	});
});

describe("the lifetime of a token", () => {
	const hour = 3_600_000;
	const cases: readonly (readonly [string, number])[] = [
		["28800", 8 * hour],
		["28800.0", 8 * hour],
		['"3600"', hour],
		["59.9", 59_000],
		["1", 1_000],
		["null", 8 * hour],
		["0", 8 * hour],
		["0.5", 8 * hour],
		["-1", 8 * hour],
		["1e999", 8 * hour],
		['"soon"', 8 * hour],
		["{}", 8 * hour],
		["2678400", 31 * 24 * hour],
		["2678401", 31 * 24 * hour],
		["1e300", 31 * 24 * hour],
	];
	for (const [raw, expected] of cases) {
		it(`${raw} is ${expected} ms, and never costs the tokens`, () => {
			assert.equal(expectOk(withRaw("expires_in", raw)).lifetimeMs, expected);
		});
	}
});
