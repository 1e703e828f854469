import assert from "node:assert/strict";
import type { FaultCode } from "../../modules/c2c/answer.js";
import { maxBodyBytes, readDeviceCode } from "../../modules/c2c/answers.js";
import { expectOk, faultOf, frameio, generic, read, without, withRaw } from "./code-answers.js";
import { codeBody, jsonAnswer, textAnswer } from "./samples.js";

describe("a device code answer", () => {
	it("with every field is read whole (RFC 8628 §3.2, contract 4.2)", () => {
		assert.deepEqual(read({}), {
			deviceCode: "5f0c-device",
			userCode: "048213",
			lifetimeMs: 120_000,
			intervalMs: 5_000,
			deviceName: "ACME-FIELDBOX-A1B2C3",
			verificationUri: "https://app.example.com/pair",
			verificationUriComplete: "https://app.example.com/pair?code=048213",
		});
	});

	it("with five fields only, as older services give it, has no links", () => {
		const { device_code, user_code, expires_in, interval, name } = codeBody;
		const grant = expectOk(JSON.stringify({ device_code, user_code, expires_in, interval, name }));
		assert.deepEqual([grant.verificationUri, grant.verificationUriComplete], [undefined, undefined]);
	});

	it("may have fields that nobody knows", () => {
		assert.equal(read({ extra: { deep: [1, 2, 3] } }).userCode, "048213");
	});

	it("may begin with a byte order mark", () => {
		assert.equal(expectOk(`\ufeff${JSON.stringify(codeBody)}`).userCode, "048213");
	});

	it("keeps the leading zeros of its user code", () => {
		assert.equal(read({ user_code: "000000" }).userCode, "000000");
	});
});

describe("a body that is no answer", () => {
	const bodies: readonly (readonly [string, string, FaultCode])[] = [
		["nothing", "", "body-not-json"],
		["truncated JSON", JSON.stringify(codeBody).slice(0, -3), "body-not-json"],
		["plain words", "not json", "body-not-json"],
		["an array", "[]", "body-not-object"],
		["null", "null", "body-not-object"],
		["a string", '"x"', "body-not-object"],
		["brackets nested 33 deep", "[".repeat(33) + "]".repeat(33), "body-not-json"],
		["a storm of brackets", "[".repeat(16_000), "body-not-json"],
		["more than 16 KiB", `{"a":"${"x".repeat(maxBodyBytes)}"}`, "body-too-large"],
		["10 MB", " ".repeat(10_000_000), "body-too-large"],
	];
	for (const [what, text, code] of bodies) {
		it(`is ${code} when it is ${what}`, () => assert.equal(faultOf(text).code, code));
	}

	it("is body-not-utf8 when it is Latin-1", () => {
		const response = { status: 200, headers: {}, body: Uint8Array.from([0x7b, 0x22, 0xfc, 0x22, 0x7d]) };
		const answer = readDeviceCode(frameio, response);
		assert.equal(answer.kind === "malformed" && answer.fault.code, "body-not-utf8");
	});

	it("is body-not-json when it is an empty 204", () => {
		const answer = readDeviceCode(frameio, textAnswer("", 204));
		assert.equal(answer.kind === "malformed" && answer.fault.code, "body-not-json");
	});

	it("is read when it has exactly 16 KiB", () => {
		const text = JSON.stringify(codeBody);
		assert.equal(expectOk(text.padEnd(maxBodyBytes, " ")).userCode, "048213");
		assert.equal(faultOf(text.padEnd(maxBodyBytes + 1, " ")).code, "body-too-large");
	});

	it("is read with brackets in its strings, however many", () => {
		assert.equal(read({ extra: `\\"${"[".repeat(100)}` }).userCode, "048213");
	});

	it("has no field of its prototype's", () => {
		assert.equal(faultOf('{"__proto__":{"device_code":"x","user_code":"123456"}}').code, "field-missing");
		assert.equal(faultOf('{"constructor":{"device_code":"x"}}').code, "field-missing");
	});
});

describe("the device code", () => {
	const cases: readonly (readonly [string, string, FaultCode])[] = [
		["is missing", without("device_code"), "field-missing"],
		["is null", withRaw("device_code", "null"), "field-missing"],
		["is a number", withRaw("device_code", "7"), "field-type"],
		["is empty", withRaw("device_code", '""'), "field-empty"],
		["has 513 bytes", withRaw("device_code", `"${"x".repeat(513)}"`), "field-too-long"],
		["has a line break", withRaw("device_code", '"a\\r\\nb"'), "field-format"],
		["is not ASCII", withRaw("device_code", '"ä"'), "field-format"],
	];
	for (const [what, text, code] of cases) {
		it(`is ${code} when it ${what}`, () => {
			const fault = faultOf(text);
			assert.deepEqual([fault.code, fault.field], [code, "device_code"]);
		});
	}

	it("may have 512 bytes", () => {
		assert.equal(read({ device_code: "x".repeat(512) }).deviceCode.length, 512);
	});
});

describe("the user code of Frame.io", () => {
	const refused: readonly (readonly [string, unknown, FaultCode])[] = [
		["missing", undefined, "field-missing"],
		["a number", 482_134, "field-type"],
		["empty", "", "field-empty"],
		["five digits", "12345", "field-format"],
		["seven digits", "1234567", "field-format"],
		["letters", "ABCDEF", "field-format"],
		["digits with a space", "123 456", "field-format"],
		["followed by a line break", "123456\n", "field-format"],
		["Arabic digits", "١٢٣٤٥٦", "field-format"],
		["very long", "1".repeat(300), "field-too-long"],
	];
	for (const [what, value, code] of refused) {
		it(`is ${code} when it is ${what}`, () => {
			const fault = faultOf(JSON.stringify({ ...codeBody, user_code: value }));
			assert.deepEqual([fault.code, fault.field], [code, "user_code"]);
		});
	}
});

describe("the user code of another service", () => {
	for (const code of ["BCDF", "WDJB-MJHT", "AB CD EF", "123456789012"]) {
		it(`may be ${code}`, () => assert.equal(read({ user_code: code }, generic).userCode, code));
	}

	for (const code of ["ABC", "1234567890123", " ABCD", "ABCD ", "AB\u0007CD", "ABCÄ", "    "]) {
		it(`may not be ${JSON.stringify(code)}`, () => {
			assert.equal(faultOf(JSON.stringify({ ...codeBody, user_code: code }), generic).field, "user_code");
		});
	}
});

describe("the text of a fault", () => {
	it("names the call, the field and the rule", () => {
		assert.equal(
			faultOf(withRaw("interval", "301")).text,
			'"device code" answer: "interval" must be a number from 1 to 300',
		);
	});

	it("names the body when no field is wrong", () => {
		const { field, text } = faultOf("[]");
		assert.deepEqual([field, text], [undefined, '"device code" answer: the body must be a JSON object']);
	});

	it("never holds a value", () => {
		const bodies = [
			{ device_code: "topsecret\u0007" },
			{ user_code: "topsecret" },
			{ interval: "topsecret" },
		];
		for (const body of bodies) {
			const answer = readDeviceCode(frameio, jsonAnswer({ ...codeBody, ...body }));
			assert.equal(answer.kind, "malformed");
			assert.doesNotMatch(JSON.stringify(answer), /topsecret/);
		}
	});
});
