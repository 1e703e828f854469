import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { coreSize } from "../../tools/checks/size.js";
import { readSources } from "../../tools/checks/sources.js";

describe("size of the core", () => {
	let root = "";

	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), "slate-size-"));
		mkdirSync(path.join(root, "modules/c2c"), { recursive: true });
	});

	afterEach(() => {
		rmSync(root, { recursive: true });
	});

	it("counts code that nothing else uses", async () => {
		writeFileSync(
			path.join(root, "modules/c2c/words.ts"),
			`export const words = "${"word ".repeat(10_000)}";\n`,
		);
		const { total } = await coreSize(root, readSources(root));
		assert.ok(total >= 50_000, `${total} bytes`);
	});

	it("leaves out comments and types", async () => {
		writeFileSync(
			path.join(root, "modules/c2c/types.ts"),
			`/** ${"word ".repeat(10_000)} */\nexport type A = 1;\n`,
		);
		const { total } = await coreSize(root, readSources(root));
		assert.ok(total < 200, `${total} bytes`);
	});
});
