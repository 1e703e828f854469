import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readBoards } from "../../tools/firmware/boards.js";
import { root } from "../../tools/shared/root.js";

/** Every file that a manifest includes within the project, itself first. */
function manifestsFrom(file: string): readonly string[] {
	const { include = [] }: { include?: string | readonly string[] } = JSON.parse(readFileSync(file, "utf8"));
	const own = [include].flat().filter((name) => name.startsWith("."));
	return [file, ...own.flatMap((name) => manifestsFrom(path.resolve(path.dirname(file), name)))];
}

describe("the console", () => {
	for (const { name } of readBoards(root)) {
		it(`of ${name} is the UART or the chip's USB port, and one of them`, () => {
			const files = manifestsFrom(path.join(root, "firmware/boards", name, "manifest.json"));
			const consoles = files.filter((file) => path.dirname(file).endsWith("firmware/console"));
			assert.equal(consoles.length, 1, files.join("\n"));
		});
	}
});
