import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";
import { findToolchain } from "../../tools/tls-check/toolchain.js";

const folder = path.join(root, "firmware/tls");

/** What finds mistakes in C: `programs` besides the engine's sources, and how the linter is called for them. */
type Linter = Readonly<{
	name: string;
	programs: readonly string[];
	argumentsFor(files: readonly string[]): readonly string[];
}>;

const linters: readonly Linter[] = [
	{
		name: "cppcheck",
		programs: ["firmware/tls/tls.c", ...toolSources()],
		argumentsFor: (files) => [
			"--enable=warning,style,performance,portability",
			"--std=c11",
			"--inline-suppr",
			"--error-exitcode=1",
			"-q",
			`-I${folder}`,
			...files,
		],
	},
	{
		// What it checks, and why not the rest, is in `.clang-tidy`. The class of XS needs the SDK's headers.
		name: "clang-tidy",
		programs: toolSources(),
		argumentsFor: (files) => ["--quiet", ...files, "--", "-std=c11", `-I${folder}`, ...libraryFlags()],
	},
];

describe("the source of the TLS engine", () => {
	const installed = linters.filter(({ name }) => spawnSync(name, ["--version"]).status === 0);

	it("is checked by a linter that is there (sudo apt install cppcheck clang-tidy)", () => {
		assert.notEqual(installed.length, 0);
	});

	for (const { name, programs, argumentsFor } of installed) {
		it(`has nothing that ${name} finds`, () => {
			const files = [...sources(), ...programs.map((file) => path.join(root, file))];
			const { status, stdout, stderr } = spawnSync(name, argumentsFor(files), {
				cwd: root,
				encoding: "utf8",
			});
			assert.equal(status, 0, `${stdout}\n${stderr}`);
		}).timeout(120_000);
	}

	it("is under 400 lines for the engine itself", () => {
		assert.ok(readFileSync(path.join(folder, "engine.c"), "utf8").split("\n").length < 400);
	});

	it("says of every function what it does", () => {
		const undocumented = sources().flatMap((file) => undocumentedIn(readFileSync(file, "utf8")));
		assert.deepEqual(undocumented, []);
	});
});

/** The programs around the engine. */
function toolSources(): readonly string[] {
	return ["host", "fuzz", "predictable", "shifted-clock", "ipv4-names"].map(
		(name) => `tools/tls-check/${name}.c`,
	);
}

/** Where another mbedTLS than the system's has its headers. */
function libraryFlags(): readonly string[] {
	const found = findToolchain();
	return found.kind === "found" ? found.toolchain.include : [];
}

function sources(): readonly string[] {
	return ["engine", "cache", "reasons", "trust"].map((name) => path.join(folder, `${name}.c`));
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
