import assert from "node:assert/strict";
import fc from "fast-check";
import { codeGroups } from "../../modules/screen/code-groups.js";

const examples: readonly (readonly [code: string, groups: readonly string[]])[] = [
	["048213", ["048", "213"]],
	["1234", ["1234"]],
	["12345", ["12345"]],
	["1234567", ["1234", "567"]],
	["12345678", ["1234", "5678"]],
	["123456789", ["123", "456", "789"]],
	["1234567890", ["1234", "567", "890"]],
	["WDJB-MJHT", ["WDJB-", "MJHT"]],
	["WDJB MJHT", ["WDJB", "MJHT"]],
	["--", ["--"]],
	["", []],
];

describe("the groups of a user code", () => {
	for (const [code, groups] of examples) {
		it(`are ${JSON.stringify(groups)} for "${code}"`, () => {
			assert.deepEqual(codeGroups(code), groups);
		});
	}

	it("are the code again when joined, but for white space", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 32 }), (code) => {
				assert.equal(codeGroups(code).join(""), code.replace(/\s/g, ""));
			}),
		);
	});
});
