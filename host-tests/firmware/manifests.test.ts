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

const languageSets = readdirSync(path.join(root, "modules/language"))
	.map((file) => /^manifest_(.+)\.json$/.exec(file)?.[1])
	.filter((name) => name !== undefined);

function languageManifest(file: string): Manifest {
	return JSON.parse(readFileSync(path.join(root, "modules/language", file), "utf8"));
}

describe("manifests", () => {
	it("include every folder of modules", () => {
		const included = moduleFolders.map((folder) => `./${folder}/manifest.json`);
		assert.deepEqual(manifest("modules").include, included);
	});

	const dividedFolders = ["language", "battery"];
	const wholeFolders = moduleFolders
		.filter((name) => !dividedFolders.includes(name))
		.map((name) => `modules/${name}`);
	for (const folder of [...wholeFolders, "firmware/ports", "firmware/ui"]) {
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

	it("give a build the words of its own set of languages and no others", () => {
		for (const set of languageSets) {
			const { modules, preload } = languageManifest(`manifest_${set}.json`);
			const source = readFileSync(path.join(root, `modules/language/${set}.ts`), "utf8");
			const imported = [...source.matchAll(/import \{ \w+ \} from "\.\/(.+)\.js"/g)].map(
				(match) => match[1] ?? "",
			);
			// A language that marks where its lines may end brings what it does so with.
			const marking = imported.filter((name) =>
				readFileSync(path.join(root, `modules/language/${name}.ts`), "utf8").includes('from "./phrases.js"'),
			);
			const names = [...imported, ...(marking.length > 0 ? ["phrases"] : [])];
			const expected = [`languages=${set}`, ...names.map((name) => `${name}=${name}`)].sort();
			const mapped = Object.entries(modules ?? {}).map(
				([name, file]) => `${name.replace("slate/modules/language/", "")}=${file.replace("./", "")}`,
			);
			assert.deepEqual(mapped.sort(), expected, set);
			assert.deepEqual([...(preload ?? [])].sort(), Object.keys(modules ?? {}).sort(), set);
			const fonts = [...source.matchAll(/"(NotoSans[^"]+)"/g)].map((match) => match[1] ?? "");
			const listed = languageManifest(`manifest_${set}.json`).resources?.["*-mask"] ?? [];
			assert.deepEqual(
				listed.map((file) => path.basename(file)),
				fonts,
			);
		}
	});

	it("have every language in a set, and what all need with every build", () => {
		const sets = languageSets.flatMap((set) =>
			Object.values(languageManifest(`manifest_${set}.json`).modules ?? {}),
		);
		const always = Object.values(languageManifest("manifest.json").modules ?? {});
		const named = new Set([...sets, ...always, "./languages"].map((file) => file.replace("./", "")));
		assert.deepEqual([...named].sort(), programsIn("modules/language"));
	});

	it("have every file of modules/battery with each build or with the boards that have such a battery", () => {
		const folder = path.join(root, "modules/battery");
		const named = new Set<string>();
		for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
			const { modules = {}, preload }: Manifest = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
			assert.deepEqual([...(preload ?? [])].sort(), Object.keys(modules).sort(), file);
			for (const [name, source] of Object.entries(modules)) {
				assert.equal(name, `slate/modules/battery/${path.basename(source)}`);
				named.add(path.basename(source));
			}
		}
		assert.deepEqual([...named].sort(), programsIn("modules/battery"));
	});

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
