import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { add, exitStatus, summary } from "../../tools/test/count.js";

describe("count of a run", () => {
	it("adds what passed and what failed", () => {
		assert.deepEqual(add({ passed: 1, failed: 2 }, { passed: 10, failed: 20 }), { passed: 11, failed: 22 });
	});

	it("is told in one line", () => {
		assert.equal(summary({ passed: 12, failed: 0 }), "12 passed, 0 failed");
	});

	it("is a success when all passed", () => {
		assert.equal(exitStatus({ passed: 1, failed: 0 }), 0);
	});

	it("is a failure when one failed", () => {
		assert.equal(exitStatus({ passed: 99, failed: 1 }), 1);
	});

	it("is a failure when nothing ran", () => {
		assert.equal(exitStatus({ passed: 0, failed: 0 }), 1);
	});
});
