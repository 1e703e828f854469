import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "../../tools/shared/root.js";

const program = path.join(root, "build/tools/xs-host/main.js");

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
	return spawnSync(process.execPath, [program, ...args], {
		encoding: "utf8",
		env: { ...process.env, ...env },
	});
}

describe("npm run test:xs", () => {
	it("explains itself", () => {
		const { status, stdout } = run(["--help"]);
		assert.equal(status, 0);
		assert.match(stdout, /XS_SOURCES/);
	});

	it("refuses an option that it does not know", () => {
		assert.equal(run(["--fast"]).status, 2);
	});

	it("without a C compiler says how to get one, and ends with 77", () => {
		const { status, stderr } = run([], { PATH: "/nowhere", CC: "" });
		assert.equal(status, 77);
		assert.match(stderr, /apt-get install gcc/);
	});

	it("says what a folder lacks that holds no XS", () => {
		const { status, stderr } = run([], { XS_SOURCES: path.join(root, "docs"), CC: process.execPath });
		assert.equal(status, 1);
		assert.match(stderr, /has no xs\/sources/);
	});
});
