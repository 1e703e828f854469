import path from "node:path";
import { build } from "esbuild";
import type { Source } from "./sources.js";
import { isModule } from "./sources.js";

/** What the whole core may take, bundled and minified, in bytes. */
export const maxCoreBytes = 40_000;

/** Bytes of minified code, in all and by folder of `modules`. */
export type CoreSize = Readonly<{ total: number; folders: Readonly<Record<string, number>> }>;

/**
 * Measures one minified bundle of every file in `modules`. Nothing is shaken off, so this bounds what any program takes
 * of the core; the list of exports, which only this bundle needs, does not count.
 */
export async function coreSize(root: string, sources: readonly Source[]): Promise<CoreSize> {
	const files = sources.filter((source) => isModule(source.path)).map((source) => source.path);
	const result = await build({
		stdin: {
			contents: files.map((file, index) => `export * as file${index} from "./${file}";`).join("\n"),
			resolveDir: path.resolve(root),
			loader: "ts",
		},
		absWorkingDir: path.resolve(root),
		bundle: true,
		minify: true,
		write: false,
		metafile: true,
		format: "esm",
		platform: "neutral",
		target: "es2023",
		charset: "utf8",
		logLevel: "silent",
	});
	const folders: Record<string, number> = {};
	let total = 0;
	for (const output of Object.values(result.metafile.outputs)) {
		for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
			if (!isModule(file)) continue;
			const folder = file.split("/")[1] ?? "";
			folders[folder] = (folders[folder] ?? 0) + bytesInOutput;
			total += bytesInOutput;
		}
	}
	return { total, folders };
}

function kilobytes(bytes: number): string {
	return (bytes / 1000).toFixed(1);
}

/** Such as `38.2 KB (c2c 12.1, pairing 20.0)`. */
export function describeSize({ total, folders }: CoreSize): string {
	const parts = Object.entries(folders).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
	return `${kilobytes(total)} KB (${parts.join(", ")})`;
}
