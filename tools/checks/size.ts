import path from "node:path";
import { build } from "esbuild";
import type { Source } from "./sources.js";
import { isModule } from "./sources.js";

/** What the whole core may take, bundled and minified, in bytes. */
export const maxCoreBytes = 40_000;

/**
 * Bytes of one minified bundle of every file in `modules`: an upper bound of what any program takes of the core,
 * because nothing is shaken off.
 */
export async function coreBytes(root: string, sources: readonly Source[]): Promise<number> {
	const files = sources.filter((source) => isModule(source.path)).map((source) => source.path);
	const result = await build({
		stdin: {
			contents: files.map((file, index) => `export * as file${index} from "./${file}";`).join("\n"),
			resolveDir: path.resolve(root),
			loader: "ts",
		},
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		platform: "neutral",
		target: "es2023",
		charset: "utf8",
		logLevel: "silent",
	});
	return result.outputFiles[0]?.contents.byteLength ?? 0;
}
