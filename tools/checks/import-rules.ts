import path from "node:path";
import type { Import } from "./imports.js";
import type { Project, Rule, Violation } from "./rule.js";
import { isModule } from "./sources.js";

/**
 * Which folder of `modules` may import from which: `value` allows everything, `type` only `import type`. A folder that
 * is not listed may not exist, so a new one is one more line here.
 */
const allowed: Readonly<Record<string, Readonly<Record<string, "value" | "type">>>> = {
	c2c: {},
	credentials: { c2c: "value" },
	http: { c2c: "value" },
	link: { c2c: "type" },
	language: { link: "type" },
	pairing: { c2c: "value", credentials: "type", link: "value" },
	screen: { pairing: "value", language: "type", c2c: "type" },
	engine: { pairing: "value", c2c: "value", credentials: "value", link: "type", screen: "type" },
	faults: { c2c: "value", credentials: "type", language: "type", screen: "value" },
	battery: { engine: "type" },
	provisioning: { c2c: "value", credentials: "value", language: "value", engine: "type" },
};

/** The outer folders, and what each may import besides `modules`. */
const outer: Readonly<Record<string, readonly string[]>> = {
	firmware: ["firmware"],
	tools: ["tools"],
	"host-tests": ["host-tests", "tools"],
};

function violations(project: Project, breaks: (edge: Import) => string | undefined): readonly Violation[] {
	return project.imports.flatMap((edge) => {
		const text = breaks(edge);
		return text === undefined ? [] : [{ file: edge.from, text: `imports "${edge.specifier}": ${text}` }];
	});
}

function folderOf(file: string): string {
	return file.split("/")[1] ?? "";
}

function breaksTable({ from, to, kind }: Import): string | undefined {
	if (!isModule(from) || to === undefined || !isModule(to)) return undefined;
	const [source, target] = [folderOf(from), folderOf(to)];
	if (source === target) return undefined;
	const row = allowed[source];
	if (row === undefined) return `the table of directions does not list modules/${source}`;
	const permit = row[target];
	if (permit === undefined) return `modules/${source} may not depend on modules/${target}`;
	if (permit === "type" && kind === "value") {
		return `modules/${source} may use only types of modules/${target} (import type)`;
	}
	return undefined;
}

function breaksOuter({ from, to }: Import): string | undefined {
	const root = from.split("/")[0] ?? "";
	const permitted = outer[root];
	if (permitted === undefined || to === undefined || isModule(to)) return undefined;
	const target = to.split("/")[0] ?? "";
	return permitted.includes(target) ? undefined : `${root} may not depend on ${target}`;
}

function packageOf(specifier: string): string {
	const parts = specifier.split("/");
	return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** The first cycle that can be reached from `start`, as the files along it. */
function cycleFrom(
	start: string,
	edges: ReadonlyMap<string, readonly string[]>,
	finished: Set<string>,
): readonly string[] | undefined {
	const trail: string[] = [];
	const visit = (file: string): readonly string[] | undefined => {
		const at = trail.indexOf(file);
		if (at >= 0) return [...trail.slice(at), file];
		if (finished.has(file)) return undefined;
		trail.push(file);
		for (const next of edges.get(file) ?? []) {
			const cycle = visit(next);
			if (cycle !== undefined) return cycle;
		}
		trail.pop();
		finished.add(file);
		return undefined;
	};
	return visit(start);
}

function cycles({ imports }: Project): readonly Violation[] {
	const edges = new Map<string, string[]>();
	for (const { from, to } of imports) {
		if (!isModule(from) || to === undefined) continue;
		const targets = edges.get(from);
		if (targets === undefined) edges.set(from, [to]);
		else targets.push(to);
	}
	const finished = new Set<string>();
	for (const file of edges.keys()) {
		const cycle = cycleFrom(file, edges, finished);
		if (cycle !== undefined) return [{ file, text: `imports in a circle: ${cycle.join(" → ")}` }];
	}
	return [];
}

function missing(project: Project): readonly Violation[] {
	const known = new Set(project.sources.map((source) => source.path));
	return violations(project, ({ from, specifier, to }) => {
		if (to === undefined) return undefined;
		if (!/\.(js|mjs)$/.test(specifier)) return "a relative import ends in .js";
		return known.has(to) ? undefined : `there is no ${path.posix.normalize(to)} (seen from ${from})`;
	});
}

export const importRules: readonly Rule[] = [
	{
		name: "modules import nothing from outside modules",
		check: (project) =>
			violations(project, ({ from, to }) =>
				isModule(from) && (to === undefined || !isModule(to)) ? "it is not part of modules" : undefined,
			),
	},
	{
		name: "the folders of modules depend one way",
		check: (project) => violations(project, breaksTable),
	},
	{
		name: "firmware, tools and host-tests depend one way",
		check: (project) => violations(project, breaksOuter),
	},
	{ name: "relative imports end in .js and name a file", check: missing },
	{ name: "no file of modules imports itself on a detour", check: cycles },
	{
		name: "every package that is imported is in package.json",
		check: (project) =>
			violations(project, ({ from, specifier, to }) => {
				if (to !== undefined || specifier.startsWith("node:") || from.startsWith("firmware/"))
					return undefined;
				const name = packageOf(specifier);
				return project.packages.has(name) ? undefined : `package.json does not list ${name}`;
			}),
	},
];
