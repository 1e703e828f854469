import assert from "node:assert/strict";
import fc from "fast-check";
import type { DeviceCodeGrant, DeviceStatus, HttpResponse, TokenGrant } from "../../modules/c2c/answer.js";
import { readDeviceCode, readDeviceStatus, readDone, readTokens } from "../../modules/c2c/answers.js";
import { parseWebAddress } from "../../modules/c2c/web-address.js";
import { codeBody, genericProfile, profileOf, statusBody, textAnswer, tokenBody } from "./samples.js";

const profiles = [profileOf(), genericProfile(), profileOf({ baseUrl: "http://127.0.0.1:8080" })];

const rawValues = fc.oneof(
	fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
	fc.string({ unit: "binary", maxLength: 300 }).map((value) => JSON.stringify(value)),
	fc.double().map((value) => String(value)),
	fc.double().map((value) => `"${value}"`),
	fc.constantFrom(
		"1e999",
		"-1e999",
		"-0",
		"0.0001",
		'"0001"',
		"[[[[]]]]",
		'{"__proto__":1}',
		'"javascript:x"',
	),
);

/** One of the good bodies with some of its fields replaced by arbitrary JSON. */
const mutatedBodies = fc
	.tuple(
		fc.constantFrom<Readonly<Record<string, unknown>>>(codeBody, tokenBody, statusBody),
		fc.dictionary(
			fc.constantFrom(
				...Object.keys({ ...codeBody, ...tokenBody, ...statusBody }),
				"__proto__",
				"error",
				"errors",
			),
			rawValues,
			{ maxKeys: 4 },
		),
	)
	.map(([body, changes]) => {
		const kept = Object.entries(body).filter(([name]) => !Object.hasOwn(changes, name));
		const members = [
			...kept.map(([name, value]) => [name, JSON.stringify(value)]),
			...Object.entries(changes),
		];
		return `{${members.map(([name, raw]) => `${JSON.stringify(name)}:${raw}`).join(",")}}`;
	});

/** A good body with single bytes overwritten or its end cut off. */
const damagedBodies = fc
	.tuple(mutatedBodies, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 }), fc.nat())
	.map(([text, edits, cut]) => {
		const bytes = new TextEncoder().encode(text);
		for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
		return cut % 3 === 0 ? bytes.slice(0, cut % bytes.length) : bytes;
	});

const responses: fc.Arbitrary<HttpResponse> = fc.record({
	status: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(200) },
		fc.constantFrom(204, 302, 400, 401, 403, 409, 429, 503),
		fc.integer(),
	),
	headers: fc.constantFrom<HttpResponse["headers"]>({}, { "content-type": "application/json" }),
	body: fc.oneof(
		{ weight: 3, arbitrary: mutatedBodies.map((text) => new TextEncoder().encode(text)) },
		damagedBodies,
		fc.uint8Array({ maxLength: 100 }),
	),
});

const isVisible = (text: string, maxLength: number) =>
	text.length >= 1 && text.length <= maxLength && /^[!-~]*$/.test(text);

function assertName(name: string | undefined): void {
	if (name === undefined) return;
	assert.ok(name.length >= 1 && name.length <= 255);
	assert.equal(Buffer.from(name).toString(), name);
	assert.doesNotMatch(name, /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
}

function assertLink(link: string | undefined, mayBeHttp: boolean): void {
	if (link === undefined) return;
	const scheme = parseWebAddress(link)?.scheme;
	assert.ok(link.length <= 256 && (scheme === "https" || (mayBeHttp && scheme === "http")));
}

function assertCode(grant: DeviceCodeGrant, profile: (typeof profiles)[number]): void {
	assert.match(grant.deviceCode, /^[ -~]{1,512}$/);
	const rule = profile.userCode.kind === "six-digits" ? /^[0-9]{6}$/ : /^[!-~][ -~]{2,10}[!-~]$/;
	assert.match(grant.userCode, rule);
	assert.ok(grant.intervalMs >= 1_000 && grant.intervalMs <= 300_000);
	assert.ok(grant.lifetimeMs >= 1_000 && grant.lifetimeMs <= 86_400_000);
	assert.ok(Number.isInteger(grant.intervalMs / 1000) && Number.isInteger(grant.lifetimeMs / 1000));
	assertName(grant.deviceName);
	assertLink(grant.verificationUri, profile.baseUrl.startsWith("http:"));
	assertLink(grant.verificationUriComplete, profile.baseUrl.startsWith("http:"));
}

function assertTokens(grant: TokenGrant): void {
	assert.ok(isVisible(grant.accessToken, 4096));
	assert.ok(grant.refreshToken === undefined || isVisible(grant.refreshToken, 1024));
	assert.ok(grant.lifetimeMs >= 1_000 && grant.lifetimeMs <= 31 * 86_400_000);
}

function assertStatus(status: DeviceStatus): void {
	assertName(status.deviceName);
	assertName(status.projectName);
	assert.ok(status.projectId === undefined || isVisible(status.projectId, 64));
	assert.ok(status.timezone === undefined || isVisible(status.timezone, 64));
	assert.ok([undefined, "online", "offline", "paused"].includes(status.status));
	assert.ok(status.expiresAtMs === undefined || Number.isInteger(status.expiresAtMs));
}

describe("whatever the bytes", () => {
	it("a device code answer never throws and never yields a value out of bounds", () => {
		fc.assert(
			fc.property(responses, fc.constantFrom(...profiles), (response, profile) => {
				const answer = readDeviceCode(profile, response);
				if (answer.kind === "ok") assertCode(answer.value, profile);
			}),
			{ numRuns: 3000 },
		);
	});

	it("a token answer never throws and never yields a value out of bounds", () => {
		fc.assert(
			fc.property(responses, (response) => {
				const answer = readTokens(response);
				if (answer.kind === "ok") assertTokens(answer.value);
			}),
			{ numRuns: 3000 },
		);
	});

	it("a device status never throws and never yields a value out of bounds", () => {
		fc.assert(
			fc.property(responses, (response) => {
				const answer = readDeviceStatus(response);
				if (answer.kind === "ok") assertStatus(answer.value);
			}),
			{ numRuns: 3000 },
		);
	});

	it("an answer without content never throws and is a success only with 2xx", () => {
		fc.assert(
			fc.property(responses, (response) => {
				const isSuccess = response.status >= 200 && response.status <= 299;
				assert.ok(readDone(response).kind !== "ok" || isSuccess);
			}),
		);
	});

	it("only a 2xx brings tokens or a code", () => {
		const status = fc.integer({ min: -1, max: 700 }).filter((code) => code < 200 || code > 299);
		fc.assert(
			fc.property(status, (code) => {
				const body = JSON.stringify({ ...codeBody, ...tokenBody });
				assert.notEqual(readDeviceCode(profileOf(), textAnswer(body, code)).kind, "ok");
				assert.notEqual(readTokens(textAnswer(body, code)).kind, "ok");
			}),
		);
	});

	it("a fault text holds nothing of the answer", () => {
		const secret = "s3cr3t-v4lue";
		const fields = fc.constantFrom(
			"device_code",
			"user_code",
			"expires_in",
			"interval",
			"access_token",
			"refresh_token",
		);
		const wrong = fc.constantFrom<unknown>(
			`${secret}\n`,
			{ [secret]: secret },
			[secret],
			`${secret}${"x".repeat(9_000)}`,
		);
		fc.assert(
			fc.property(fields, wrong, (field, value) => {
				const response = textAnswer(JSON.stringify({ ...codeBody, ...tokenBody, [field]: value }));
				const answers = [readDeviceCode(profileOf(), response), readTokens(response)];
				const faults = answers.filter((answer) => answer.kind === "malformed");
				assert.equal(faults.length, 1);
				assert.ok(!JSON.stringify(faults).includes(secret));
			}),
		);
	});
});
