import assert from "node:assert/strict";
import type { FaultCode } from "../../modules/c2c/answer.js";
import { expectOk, faultOf, generic, without, withRaw } from "./code-answers.js";

describe("the interval", () => {
	const cases: readonly (readonly [string, number])[] = [
		["5", 5_000],
		["5.0", 5_000],
		['"5"', 5_000],
		['"5.0"', 5_000],
		["4.2", 5_000],
		["0.1", 1_000],
		["1", 1_000],
		["300", 300_000],
		["0", 5_000],
		["-1", 5_000],
		["-1e999", 5_000],
		['"-7"', 5_000],
		["null", 5_000],
	];
	for (const [raw, expected] of cases) {
		it(`${raw} is ${expected} ms`, () => {
			assert.equal(expectOk(withRaw("interval", raw)).intervalMs, expected);
		});
	}

	it("is 5 s when the service names none (RFC 8628 §3.5)", () => {
		assert.equal(expectOk(without("interval"), generic).intervalMs, 5_000);
	});

	const refused: readonly (readonly [string, FaultCode])[] = [
		["301", "field-range"],
		["300.5", "field-range"],
		["1e999", "field-range"],
		['"999999"', "field-range"],
		["true", "field-type"],
		["[]", "field-type"],
		["{}", "field-type"],
		['""', "field-type"],
		['" 5"', "field-type"],
		['"5s"', "field-type"],
		['"0x5"', "field-type"],
		['"1e2"', "field-type"],
	];
	for (const [raw, code] of refused) {
		it(`${raw} is ${code}`, () => {
			const fault = faultOf(withRaw("interval", raw));
			assert.deepEqual([fault.code, fault.field], [code, "interval"]);
		});
	}
});

describe("the lifetime of a code", () => {
	const cases: readonly (readonly [string, number])[] = [
		["120", 120_000],
		["120.0", 120_000],
		['"120"', 120_000],
		["119.9", 119_000],
		["1", 1_000],
		["86400", 86_400_000],
	];
	for (const [raw, expected] of cases) {
		it(`${raw} is ${expected} ms`, () => {
			assert.equal(expectOk(withRaw("expires_in", raw)).lifetimeMs, expected);
		});
	}

	it("is 120 s when Frame.io does not say (contract 17)", () => {
		assert.equal(expectOk(without("expires_in")).lifetimeMs, 120_000);
		assert.equal(expectOk(withRaw("expires_in", "null")).lifetimeMs, 120_000);
	});

	it("is required of any other service (RFC 8628 §3.2)", () => {
		const fault = faultOf(without("expires_in"), generic);
		assert.deepEqual([fault.code, fault.field], ["field-missing", "expires_in"]);
	});

	const refused: readonly (readonly [string, FaultCode])[] = [
		["0", "field-range"],
		["-120", "field-range"],
		["0.5", "field-range"],
		["86401", "field-range"],
		["86400.5", "field-range"],
		["1e999", "field-range"],
		['"soon"', "field-type"],
		["false", "field-type"],
		["[120]", "field-type"],
	];
	for (const [raw, code] of refused) {
		it(`${raw} is ${code}`, () => {
			const fault = faultOf(withRaw("expires_in", raw));
			assert.deepEqual([fault.code, fault.field], [code, "expires_in"]);
		});
	}
});
