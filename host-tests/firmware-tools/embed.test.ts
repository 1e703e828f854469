import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";

const folder = path.join(root, "examples/embed");
const lines = readFileSync(path.join(folder, "main.ts"), "utf8").trimEnd().split("\n");

describe("the example of pairing in another project", () => {
	it("starts pairing in under 20 lines", () => assert.ok(lines.length < 20, `${lines.length} lines`));

	it("has as many lines as its page says", () => {
		const page = readFileSync(path.join(folder, "README.md"), "utf8");
		assert.equal(Number(/`main\.ts` has (\d+) lines/.exec(page)?.[1]), lines.length);
	});

	it("takes nothing of Slate's own screen", () => {
		const manifest = readFileSync(path.join(folder, "manifest.json"), "utf8");
		assert.doesNotMatch(`${lines.join("\n")}${manifest}`, /firmware\/ui|firmware\/manifest/);
	});

	it("names only files that are there", () => {
		const { include } = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
		for (const file of include.filter((name: string) => name.startsWith("."))) {
			assert.ok(existsSync(path.resolve(folder, file)), file);
		}
	});
});
