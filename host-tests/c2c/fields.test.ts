import assert from "node:assert/strict";
import { numberOf, ownValue } from "../../modules/c2c/fields.js";

describe("a field of an object", () => {
	for (const name of ["constructor", "toString", "hasOwnProperty", "__proto__"]) {
		it(`named ${name} is missing unless the object itself has it`, () => {
			assert.equal(ownValue({}, name), undefined);
			assert.equal(ownValue(JSON.parse(`{"${name}":7}`), name), 7);
		});
	}

	it("is missing when it is null", () => {
		assert.equal(ownValue({ name: null }, "name"), undefined);
	});

	it("is there when it is false, zero or empty", () => {
		const object = { a: false, b: 0, c: "" };
		assert.deepEqual(
			["a", "b", "c"].map((name) => ownValue(object, name)),
			[false, 0, ""],
		);
	});
});

describe("a number", () => {
	for (const value of [120, "120", "120.0", "0120"]) {
		it(`is 120 when written as ${JSON.stringify(value)}`, () => assert.equal(numberOf(value), 120));
	}

	for (const value of [
		"",
		" ",
		"12 0",
		"1e2",
		"0x10",
		"Infinity",
		"NaN",
		"1_000",
		".5",
		"5.",
		"+5",
		true,
		null,
		[5],
	]) {
		it(`is not ${JSON.stringify(value)}`, () => assert.equal(numberOf(value), undefined));
	}
});
