import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/shared/root.js";
import { firmwareVersion } from "../../tools/virtual-board/firmware-version.js";

type Manifest = Readonly<{
	include?: string | readonly string[];
	modules?: Readonly<Record<string, string>>;
	preload?: readonly string[];
	resources?: Readonly<Record<string, readonly string[]>>;
	config?: Readonly<Record<string, unknown>>;
	typescript?: Readonly<{ tsconfig: Readonly<{ compilerOptions: Readonly<Record<string, unknown>> }> }>;
}>;

function manifest(folder: string): Manifest {
	return JSON.parse(readFileSync(path.join(root, folder, "manifest.json"), "utf8"));
}

function programsIn(folder: string): readonly string[] {
	return readdirSync(path.join(root, folder))
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
		.map((file) => path.basename(file, ".ts"))
		.sort();
}

const moduleFolders = readdirSync(path.join(root, "modules"), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)
	.sort();

describe("manifests", () => {
	it("include every folder of modules", () => {
		const included = moduleFolders.map((folder) => `./${folder}/manifest.json`);
		assert.deepEqual(manifest("modules").include, included);
	});

	for (const folder of [...moduleFolders.map((name) => `modules/${name}`), "firmware/ports", "firmware/ui"]) {
		it(`preload every file of ${folder} under the name that relative imports give it`, () => {
			const { modules, preload = [] } = manifest(folder);
			assert.equal(modules?.[`slate/${folder}/*`], "./*");
			const own = preload.filter((name) => name.startsWith("slate/")).sort();
			assert.deepEqual(
				own,
				programsIn(folder).map((name) => `slate/${folder}/${name}`),
			);
		});
	}

	it("put every font that the firmware loads, and no other, into flash", () => {
		const listed = manifest("firmware/ui").resources?.["*-mask"] ?? [];
		const source = readFileSync(path.join(root, "firmware/ui/fonts.ts"), "utf8");
		const loaded = [...source.matchAll(/"((?:OpenSans|Symbols)-[^"]+)"/g)].map((match) => match[1] ?? "");
		assert.deepEqual(
			listed.map((file) => path.basename(file)),
			loaded,
		);
		for (const name of loaded) assert.ok(existsSync(path.join(root, `assets/fonts/${name}.fnt`)), name);
	});

	it("name the project's version", () => {
		assert.equal(manifest(".").config?.version, firmwareVersion);
	});

	it("let no file be made of a source with an error", () => {
		const options = manifest(".").typescript?.tsconfig.compilerOptions;
		assert.equal(options?.strict, true);
		assert.equal(options.noEmitOnError, true);
	});

	it("hold no secret", () => {
		for (const folder of [".", "firmware", "firmware/ports", "firmware/ui"]) {
			const names = Object.keys(manifest(folder).config ?? {});
			assert.equal(
				names.some((name) => /secret|password|token/i.test(name)),
				false,
				folder,
			);
		}
	});
});
