import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { readProject, rules } from "../../tools/checks/checks.js";
import { readImports } from "../../tools/checks/imports.js";
import { readSources, type Source } from "../../tools/checks/sources.js";

type Planted = Readonly<Record<string, string>>;

function sourcesOf(files: Planted): readonly Source[] {
	return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** The names of the rules that the files break. */
async function broken(files: Planted): Promise<readonly string[]> {
	const project = await readProject(sourcesOf(files), new Set(["uqr", "@peculiar/x509"]));
	return rules.filter((rule) => rule.check(project).length > 0).map((rule) => rule.name);
}

const outside = "modules import nothing from outside modules";
const oneWay = "the folders of modules depend one way";
const outerWay = "firmware, tools and host-tests depend one way";
const endings = "relative imports end in .js and name a file";
const circles = "no file of modules imports itself on a detour";
const packages = "every package that is imported is in package.json";
const globals = "modules use no global that XS lacks";
const inputs = "modules use no clock, chance or code but what ports give";
const methods = "modules use no method and no pattern that XS lacks";
const state = "modules hold no variable at module level";
const names = "file names in modules are unique";

const answer = { "modules/c2c/answer.ts": "export const limit = 1;\nexport type Answer = number;\n" };

/** What each rule must catch: its title, the rule, and the files that break it and no other rule. */
const plants: readonly (readonly [string, string, Planted])[] = [
	[
		"a module that imports a tool",
		outside,
		{
			"modules/c2c/a.ts": 'import { b } from "../../tools/b.js";\nb();\n',
			"tools/b.ts": "export function b() {}\n",
		},
	],
	[
		"a module that imports a type from a tool",
		outside,
		{
			"modules/c2c/a.ts": 'import type { B } from "../../tools/b.js";\nexport type A = B;\n',
			"tools/b.ts": "export type B = 1;\n",
		},
	],
	["a module that imports a package", outside, { "modules/c2c/a.ts": 'import { b } from "uqr";\nb();\n' }],
	["a module that imports from Node", outside, { "modules/c2c/a.ts": 'import "node:fs";\n' }],
	["a module that loads at run time", outside, { "modules/c2c/a.ts": 'export const a = import("uqr");\n' }],
	[
		"c2c that looks at pairing",
		oneWay,
		{
			"modules/pairing/step.ts": "export const step = 1;\n",
			"modules/c2c/a.ts": 'export { step } from "../pairing/step.js";\n',
		},
	],
	[
		"a type of pairing in c2c",
		oneWay,
		{
			"modules/pairing/step.ts": "export type Step = 1;\n",
			"modules/c2c/a.ts": 'import type {\n\tStep,\n} from "../pairing/step.js";\nexport type A = Step;\n',
		},
	],
	[
		"a value where only types are allowed",
		oneWay,
		{
			...answer,
			"modules/link/a.ts": 'import { limit } from "../c2c/answer.js";\nexport const a = limit;\n',
		},
	],
	[
		"a folder that the table does not know",
		oneWay,
		{ ...answer, "modules/new/a.ts": 'import "../c2c/answer.js";\n' },
	],
	[
		"a tool that imports a test",
		outerWay,
		{ "tools/a.ts": 'import "../host-tests/b.js";\n', "host-tests/b.ts": "export const b = 1;\n" },
	],
	["an import without an ending", endings, { ...answer, "modules/c2c/a.ts": 'import "./answer";\n' }],
	["an import that ends in .ts", endings, { ...answer, "modules/c2c/a.ts": 'import "./answer.ts";\n' }],
	["an import of a file that is not there", endings, { "modules/c2c/a.ts": 'import "./absent.js";\n' }],
	[
		"a circle of three files",
		circles,
		{
			"modules/c2c/a.ts": 'import "./b.js";\n',
			"modules/c2c/b.ts": 'import type { C } from "./c.js";\nexport type B = C;\n',
			"modules/c2c/c.ts": 'export * from "./a.js";\nexport type C = 1;\n',
		},
	],
	["a package that is not listed", packages, { "tools/a.ts": 'import "left-pad";\n' }],
	["TextEncoder", globals, { "modules/c2c/a.ts": "export const a = () => new TextEncoder();\n" }],
	["setTimeout", globals, { "modules/c2c/a.ts": "export const a = () => setTimeout(a, 1);\n" }],
	["console", globals, { "modules/c2c/a.ts": 'export const a = () => console.log("a");\n' }],
	["Intl", globals, { "modules/c2c/a.ts": "export const a = () => new Intl.NumberFormat();\n" }],
	["globalThis", globals, { "modules/c2c/a.ts": 'export const a = () => globalThis["fetch"];\n' }],
	["the clock of the system", inputs, { "modules/c2c/a.ts": "export const a = () => Date.now();\n" }],
	["chance of its own", inputs, { "modules/c2c/a.ts": "export const a = () => Math.random();\n" }],
	["the present date", methods, { "modules/c2c/a.ts": "export const a = () => new Date();\n" }],
	["normalize", methods, { "modules/c2c/a.ts": "export const a = (s: string) => s.normalize();\n" }],
	[
		"toLocaleString",
		methods,
		{ "modules/c2c/a.ts": "export const a = (n: number) => n.toLocaleString();\n" },
	],
	["a Unicode property", methods, { "modules/c2c/a.ts": "export const a = /\\p{L}/u;\n" }],
	["a variable at module level", state, { "modules/c2c/a.ts": "let a = 1;\nexport const b = () => a++;\n" }],
	["two files of one name", names, { ...answer, "modules/link/answer.ts": "export const other = 1;\n" }],
	[
		"a file that is too long",
		"no source file has more than 300 lines",
		{ "tools/a.ts": "void 0;\n".repeat(301) },
	],
];

describe("checks of the structure", () => {
	for (const [title, rule, files] of plants) {
		it(`find ${title}`, async () => {
			assert.deepEqual(await broken(files), [rule]);
		});
	}

	it("have a planted violation for every rule", () => {
		const planted = new Set(plants.map(([, rule]) => rule));
		assert.deepEqual(
			rules.map((rule) => rule.name).filter((name) => !planted.has(name)),
			[],
		);
	});

	it("see what the files on disk import", async () => {
		const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
		const imports = await readImports(readSources(root));
		const edge = imports.find(
			({ from, to }) => from === "modules/engine/engine.ts" && to === "modules/pairing/step.ts",
		);
		assert.equal(edge?.kind, "value");
	});

	it("accept code that keeps the rules", async () => {
		const files = {
			...answer,
			"modules/link/a.ts":
				'import type { Answer } from "../c2c/answer.js";\n/** Not fetch, not new Date(). */\nexport type A = Answer;\n',
			"modules/c2c/b.ts":
				'import { limit } from "./answer.js";\nexport const b = (console: number) => limit + console;\nexport const c = { fetch: 1 }.fetch;\nexport const d = (ms: number) => new Date(ms);\n',
			"tools/a.ts": 'import { limit } from "../modules/c2c/answer.js";\nimport "node:fs";\nlimit;\n',
			"tools/b.ts": 'import "@peculiar/x509/build/index.js";\n',
		};
		assert.deepEqual(await broken(files), []);
	});
});
