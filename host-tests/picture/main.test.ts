import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { shows } from "../../tools/picture/scenes.js";

const program = fileURLToPath(new URL("../../tools/picture/main.js", import.meta.url));
const run = (...args: readonly string[]) =>
	spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });

describe("npm run picture", () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(path.join(tmpdir(), "slate-picture-"));
	});
	after(() => rmSync(folder, { recursive: true }));

	it("writes one picture for each view, of the panel's size", () => {
		const { status } = run("--out", folder, "--panel", "128x160", "--language", "de");
		assert.equal(status, 0);
		const files = readdirSync(path.join(folder, "128x160/de"));
		assert.equal(files.length, shows.length);
		const png = PNG.sync.read(readFileSync(path.join(folder, "128x160/de/waiting.png")));
		assert.deepEqual([png.width, png.height], [128, 160]);
	}).timeout(20_000);

	for (const args of [[], ["--out", "x", "--panel", "1x1"], ["--out", "x", "--language", "xx"], ["--no"]]) {
		it(`ends with status 2 and one line for: ${args.join(" ") || "no options"}`, () => {
			const { status, stderr } = run(...args);
			assert.equal(status, 2);
			assert.match(stderr, /^[^\n]+\n$/);
		}).timeout(10_000);
	}
});
