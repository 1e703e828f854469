import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One source file. `path` is relative to the project, with `/` between folders. */
export type Source = Readonly<{ path: string; text: string }>;

/** The folders that hold code; one that does not exist (yet) is skipped. */
const roots = ["modules", "firmware", "tools", "host-tests"];
const skipped = new Set(["node_modules", "build"]);

function walk(root: string, folder: string, found: Source[]): void {
	for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
		const name = `${folder}/${entry.name}`;
		if (entry.isDirectory()) {
			if (!skipped.has(entry.name)) walk(root, name, found);
		} else if (/\.(ts|mjs|js)$/.test(entry.name) && !entry.name.endsWith(".d.ts")) {
			found.push({ path: name, text: readFileSync(path.join(root, name), "utf8") });
		}
	}
}

/** Every source file of the project, in the order of the paths. */
export function readSources(root: string): readonly Source[] {
	const present = new Set(readdirSync(root));
	const found: Source[] = [];
	for (const folder of roots) if (present.has(folder)) walk(root, folder, found);
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the file belongs to the portable core. */
export function isModule(path: string): boolean {
	return path.startsWith("modules/");
}
