import { readFileSync } from "node:fs";
import path from "node:path";
import { importRules } from "./import-rules.js";
import { readImports } from "./imports.js";
import { languageRules } from "./language-rules.js";
import type { Project, Violation } from "./rule.js";
import { describeSize, type SizeRule, sizeRules } from "./size.js";
import { readSources, type Source } from "./sources.js";

/** One check of the whole project. It has passed when there are no violations. */
export type CheckResult = Readonly<{ name: string; violations: readonly Violation[] }>;

export const rules = [...importRules, ...languageRules];

function packageNames(root: string): ReadonlySet<string> {
	const manifest: unknown = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
	const names = new Set<string>();
	if (typeof manifest !== "object" || manifest === null) return names;
	for (const [key, value] of Object.entries(manifest)) {
		if (!/^(devD|d)ependencies$/.test(key) || typeof value !== "object" || value === null) continue;
		for (const name of Object.keys(value)) names.add(name);
	}
	return names;
}

/** The project as the rules see it. */
export async function readProject(
	sources: readonly Source[],
	packages: ReadonlySet<string>,
): Promise<Project> {
	return { sources, packages, imports: await readImports(sources) };
}

async function checkSize(root: string, sources: readonly Source[], rule: SizeRule): Promise<CheckResult> {
	const size = await rule.measure(root, sources);
	const tooLarge = { file: "modules", text: `${size.total} bytes, ${rule.maxBytes} are the limit` };
	return {
		name: `${rule.name}, bundled and minified, is under ${rule.maxBytes / 1000} KB: ${describeSize(size)}`,
		violations: size.total < rule.maxBytes ? [] : [tooLarge],
	};
}

/** Runs every rule, and measures what the modules take. */
export async function checkProject(root: string): Promise<readonly CheckResult[]> {
	const sources = readSources(root);
	const project = await readProject(sources, packageNames(root));
	const results = rules.map((rule) => ({ name: rule.name, violations: rule.check(project) }));
	const sizes = await Promise.all(sizeRules.map((rule) => checkSize(root, sources, rule)));
	return [...results, ...sizes];
}
