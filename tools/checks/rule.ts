import type { Import } from "./imports.js";
import type { Source } from "./sources.js";

/** What the rules look at. `packages` are the names that package.json lists. */
export type Project = Readonly<{
	sources: readonly Source[];
	imports: readonly Import[];
	packages: ReadonlySet<string>;
}>;

/** One thing that breaks a rule, with the file and what to do about it. */
export type Violation = Readonly<{ file: string; text: string }>;

/** `name` reads as a sentence that holds when there are no violations. */
export type Rule = Readonly<{ name: string; check: (project: Project) => readonly Violation[] }>;
