import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { FieldError } from "../../tools/shared/fields.js";
import { root } from "../../tools/shared/root.js";
import { judge, parseBudgets } from "../../tools/xs-host/budgets.js";

describe("budgets of the core on XS", () => {
	it("are in a file that can be read", () => {
		const budgets = parseBudgets(readFileSync(path.join(root, "tools/xs-host/budgets.json"), "utf8"));
		assert.equal(budgets.pairingPoolBytes, 32_768);
	});

	it("hold a figure at its ceiling", () => {
		assert.deepEqual(judge({ slots: 5 }, { slots: 5 }), [{ name: "slots", holds: true, text: "5 of 5" }]);
	});

	it("say by how much a figure is too high", () => {
		const [verdict] = judge({ slots: 1_207 }, { slots: 1_000 });
		assert.equal(verdict?.holds, false);
		assert.match(verdict?.text ?? "", /207 more than the 1,000/);
	});

	it("refuse a figure without a ceiling, and a ceiling without a figure", () => {
		assert.deepEqual(
			judge({ measured: 1 }, { budgeted: 1 }).map(({ holds }) => holds),
			[false, false],
		);
	});

	it("must be numbers", () => {
		const json =
			'{"xs":"1","pairingPoolBytes":1,"lifePoolBytes":1,"stackSlots":1,"ceilings":{"slots":"many"}}';
		assert.throws(() => parseBudgets(json), FieldError);
	});
});
