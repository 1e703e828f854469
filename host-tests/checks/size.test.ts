import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { bundleSize, foldersSize } from "../../tools/checks/size.js";
import { readSources } from "../../tools/checks/sources.js";

const tenThousandWords = "word ".repeat(10_000);

describe("the size of modules", () => {
	let root = "";

	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), "slate-size-"));
	});

	afterEach(() => {
		rmSync(root, { recursive: true });
	});

	function write(file: string, text: string): void {
		mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	}

	it("leaves out comments and types", async () => {
		write("modules/c2c/types.ts", `/** ${tenThousandWords} */\nexport type A = 1;\n`);
		const { total } = await bundleSize(root, ["modules/c2c/types.ts"]);
		assert.ok(total < 200, `${total} bytes`);
	});

	it("of a bundle counts what its entry uses, in the folder where it is", async () => {
		write("modules/c2c/words.ts", `export const words = "${tenThousandWords}";\n`);
		write("modules/engine/main.ts", 'export { words } from "../c2c/words.js";\n');
		const { c2c = 0, engine = 0 } = (await bundleSize(root, ["modules/engine/main.ts"])).folders;
		assert.ok(c2c >= 50_000 && engine < 100, `c2c ${c2c}, engine ${engine}`);
	});

	it("of a bundle leaves out what its entry does not use", async () => {
		write("modules/c2c/words.ts", `export const words = "${tenThousandWords}";\nexport const one = 1;\n`);
		write("modules/engine/main.ts", 'export { one } from "../c2c/words.js";\n');
		const { total } = await bundleSize(root, ["modules/engine/main.ts"]);
		assert.ok(total < 200, `${total} bytes`);
	});

	it("of folders counts all that is in them, used or not, and nothing else", async () => {
		write("modules/c2c/words.ts", `export const words = "${tenThousandWords}";\n`);
		write("modules/screen/text.ts", `export const text = "${tenThousandWords}";\n`);
		write("modules/screen/main.ts", 'export { words } from "../c2c/words.js";\n');
		const { total, folders } = await foldersSize(root, readSources(root), ["screen"]);
		assert.ok(total >= 50_000 && total < 60_000, `${total} bytes`);
		assert.deepEqual(Object.keys(folders), ["screen"]);
	});
});
