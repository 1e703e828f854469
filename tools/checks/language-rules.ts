import path from "node:path";
import { transformSync } from "esbuild";
import type { Project, Rule, Violation } from "./rule.js";
import { isModule, type Source } from "./sources.js";

/** Globals of Node and browsers that XS lacks, or that its small builds leave out. */
const absentGlobals = [
	..."TextEncoder TextDecoder URL URLSearchParams Headers Request Response FormData Blob".split(" "),
	..."AbortController AbortSignal Event EventTarget WebSocket Worker MessageChannel".split(" "),
	..."setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask".split(
		" ",
	),
	..."console Buffer process fetch crypto performance structuredClone atob btoa Intl WebAssembly".split(" "),
	..."require module exports __dirname __filename global globalThis window self document navigator".split(
		" ",
	),
];

/** Hidden inputs: time, chance and code arrive through ports or not at all. */
const hiddenInputs = ["Date.now", "Math.random", "eval", "Function"];

const absentSyntax: readonly (readonly [RegExp, string])[] = [
	[/\.normalize\(/, ".normalize() is not in XS"],
	[/\.toLocale\w+\(/, ".toLocale…() is not in XS"],
	[/\.localeCompare\(/, ".localeCompare() is not in XS"],
	[/\\p\{/i, "\\p{…} in a regular expression is not in XS"],
	[/\bnew Date(?!\s*\()|\bnew Date\(\)/, "new Date() reads the clock; the time comes with the event"],
];

const mark = "slate_forbidden_";

/** The code without types and comments, every free use of a forbidden name marked. Bound names stay as they are. */
function marked(source: Source, names: readonly string[]): string {
	const define = Object.fromEntries(names.map((name) => [name, `${mark}${name.replace(".", "_dot_")}`]));
	return transformSync(source.text, { loader: "ts", minifyWhitespace: true, charset: "utf8", define }).code;
}

function freeNames(source: Source, names: readonly string[]): readonly string[] {
	const code = marked(source, names);
	const found = [...code.matchAll(new RegExp(`${mark}(\\w+)`, "g"))].map((match) => match[1] ?? "");
	return [...new Set(found)].map((name) => name.replace("_dot_", "."));
}

function perModule(check: (source: Source) => readonly string[]): (project: Project) => readonly Violation[] {
	return ({ sources }) =>
		sources
			.filter((source) => isModule(source.path))
			.flatMap((source) => check(source).map((text) => ({ file: source.path, text })));
}

function sameNames({ sources }: Project): readonly Violation[] {
	const first = new Map<string, string>();
	const found: Violation[] = [];
	for (const { path: file } of sources) {
		if (!isModule(file)) continue;
		const name = path.posix.basename(file);
		const other = first.get(name);
		if (other === undefined) first.set(name, file);
		else found.push({ file, text: `has the name of ${other}; XS keeps modules by their names` });
	}
	return found;
}

const maxLines = 300;

function tooLong({ sources }: Project): readonly Violation[] {
	return sources.flatMap(({ path: file, text }) => {
		const lines = text.trimEnd().split("\n").length;
		return lines > maxLines ? [{ file, text: `has ${lines} lines, more than ${maxLines}` }] : [];
	});
}

export const languageRules: readonly Rule[] = [
	{
		name: "modules use no global that XS lacks",
		check: perModule((source) => freeNames(source, absentGlobals).map((name) => `uses ${name}`)),
	},
	{
		name: "modules use no clock, chance or code but what ports give",
		check: perModule((source) => freeNames(source, hiddenInputs).map((name) => `uses ${name}`)),
	},
	{
		name: "modules use no method and no pattern that XS lacks",
		check: perModule((source) => {
			const code = marked(source, []);
			return absentSyntax.filter(([pattern]) => pattern.test(code)).map(([, text]) => text);
		}),
	},
	{
		name: "modules hold no variable at module level",
		check: perModule((source) =>
			[...source.text.matchAll(/^(?:export )?(?:let|var) (\w+)/gm)].map(
				(match) => `"${match[1]}" can change; preloaded modules are frozen`,
			),
		),
	},
	{ name: "file names in modules are unique", check: sameNames },
	{ name: `no source file has more than ${maxLines} lines`, check: tooLong },
];
