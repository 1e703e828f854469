import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";

const folder = path.join(root, "firmware/tls");

describe("the source of the TLS engine", () => {
	it("has nothing that cppcheck finds", () => {
		const checks = [
			"--enable=warning,style,performance,portability",
			"--std=c11",
			"--inline-suppr",
			"--error-exitcode=1",
			"-q",
		];
		const files = [
			...sources(),
			path.join(folder, "tls.c"),
			path.join(root, "tools/tls-check/host.c"),
			path.join(root, "tools/tls-check/fuzz.c"),
			path.join(root, "tools/tls-check/shifted-clock.c"),
		];
		const { status, stderr, error } = spawnSync("cppcheck", [...checks, `-I${folder}`, ...files], {
			encoding: "utf8",
		});
		assert.equal(error, undefined, "cppcheck is there (sudo apt install cppcheck)");
		assert.equal(status, 0, stderr);
	});

	it("is under 400 lines for the engine itself", () => {
		assert.ok(readFileSync(path.join(folder, "engine.c"), "utf8").split("\n").length < 400);
	});

	it("says of every function what it does", () => {
		const undocumented = sources().flatMap((file) => undocumentedIn(readFileSync(file, "utf8")));
		assert.deepEqual(undocumented, []);
	});
});

function sources(): readonly string[] {
	return ["engine", "cache", "reasons"].map((name) => path.join(folder, `${name}.c`));
}

/** Functions without a comment above them: their own, or that of their declaration in a header. */
function undocumentedIn(source: string): readonly string[] {
	const headers = readdirSync(folder)
		.filter((name) => name.endsWith(".h"))
		.map((name) => readFileSync(path.join(folder, name), "utf8"))
		.join("\n");
	const isCommented = (text: string, name: string): boolean =>
		new RegExp(`\\*/\\n[^\\n]*\\b${name}\\(`).test(text);
	const names = [...source.matchAll(/^[a-z][^\n;=]*?\b(\w+)\([^;]*?\)\n\{/gm)].map((match) => match[1] ?? "");
	assert.ok(names.length > 0);
	return names.filter((name) => !isCommented(source, name) && !isCommented(headers, name));
}
