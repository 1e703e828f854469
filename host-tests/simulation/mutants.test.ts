import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";
import { mutants } from "../../tools/simulate/mutants/list.js";
import { planted } from "../../tools/simulate/mutants/mutant.js";
import { nameOf } from "../../tools/simulate/mutants/nursery.js";

const build = path.join(root, "build");

describe("the planted faults", () => {
	it("are at least 25, each with a name of its own", () => {
		assert.ok(mutants.length >= 25);
		assert.equal(new Set(mutants.map(({ name }) => name)).size, mutants.length);
	});

	for (const mutant of mutants) {
		it(`can be planted: ${mutant.name}`, () => {
			const text = readFileSync(path.join(build, nameOf(mutant)), "utf8");
			assert.notEqual(planted(mutant, text), text);
		});
	}

	it("are refused when the text of the module no longer matches", () => {
		const mutant = { name: "x", fault: "x", module: "x", from: "one", to: "two" };
		assert.throws(() => planted(mutant, "nothing"), /occurs 0 times/);
		assert.throws(() => planted(mutant, "one and one"), /occurs 2 times/);
	});

	it("are all in the table of the document, each with the seed that showed it", () => {
		const document = readFileSync(path.join(root, "docs/promises.md"), "utf8");
		for (const { name } of mutants) assert.match(document, new RegExp(`\\| \`${name}\` \\|.*\\| [0-9]+ \\|`));
	});
});
