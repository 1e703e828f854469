import path from "node:path";
import { build } from "esbuild";
import type { Source } from "./sources.js";

/** One import or re-export. `to` is the project's file it names, `undefined` for a package. */
export type Import = Readonly<{
	from: string;
	specifier: string;
	to: string | undefined;
	kind: "value" | "type";
}>;

const typeMark = "?type";

/** esbuild drops what is only a type; as a value with a marked specifier it stays visible. */
function keepTypeImports(text: string): string {
	return text.replace(
		/^(import|export) type ((?:\{[^}]*\}|\*[^"]*?|\w+) from )"([^"]+)"/gm,
		(_whole, word: string, names: string, specifier: string) =>
			`${word} ${names.replace(/\btype /g, "")}"${specifier}${typeMark}"`,
	);
}

function target(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
	if (!specifier.startsWith(".")) return undefined;
	const file = path.posix.join(path.posix.dirname(from), specifier);
	const typescript = file.replace(/\.js$/, ".ts");
	return known.has(typescript) ? typescript : file;
}

/** Every import of the files, static and dynamic, of values and of types, exactly as esbuild parses them. */
export async function readImports(sources: readonly Source[]): Promise<readonly Import[]> {
	const texts = new Map(sources.map((source) => [source.path, source.text]));
	const known = new Set(texts.keys());
	const imports: Import[] = [];
	await build({
		entryPoints: [...known],
		bundle: true,
		write: false,
		outdir: "out",
		format: "esm",
		platform: "node",
		logLevel: "silent",
		tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
		plugins: [
			{
				name: "imports",
				setup(plugin) {
					plugin.onResolve({ filter: /.*/ }, ({ path: wanted, importer, kind }) => {
						// A file that exists is asked for as "./modules/…", one that a test made up as "modules/…".
						if (kind === "entry-point") return { path: path.posix.normalize(wanted), namespace: "source" };
						const isType = wanted.endsWith(typeMark);
						const specifier = isType ? wanted.slice(0, -typeMark.length) : wanted;
						const to = target(importer, specifier, known);
						imports.push({ from: importer, specifier, to, kind: isType ? "type" : "value" });
						return { path: wanted, external: true };
					});
					plugin.onLoad({ filter: /.*/, namespace: "source" }, ({ path: wanted }) => {
						const text = texts.get(wanted);
						if (text === undefined) throw new Error(`${wanted} was not read`);
						return { contents: keepTypeImports(text), loader: wanted.endsWith(".ts") ? "ts" : "js" };
					});
				},
			},
		],
	});
	return imports;
}
