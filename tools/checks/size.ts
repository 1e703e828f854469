import path from "node:path";
import { build } from "esbuild";
import type { Source } from "./sources.js";

/** Bytes of minified code, in all and by folder of `modules`. */
export type Size = Readonly<{ total: number; folders: Readonly<Record<string, number>> }>;

export type SizeRule = Readonly<{
	/** What is measured. */
	name: string;
	maxBytes: number;
	measure: (root: string, sources: readonly Source[]) => Promise<Size>;
}>;

/** What every program that pairs takes, whatever its screen: a profile and the engine. */
const coreEntries = ["modules/engine/boot.ts", "modules/c2c/profiles.ts"];

/** What every screen takes, whatever its languages. */
const screenFolders = ["screen", "language"];
const provisioningFolders = ["provisioning"];
const eachLanguage = /^modules\/language\/[a-z]{2}(-[a-z]{2})?\.ts$/;
const languageSet = /^modules\/language\/(languages|european|japanese|korean|chinese)\.ts$/;

export const sizeRules: readonly SizeRule[] = [
	{ name: "the core that pairs", maxBytes: 40_000, measure: (root) => bundleSize(root, coreEntries) },
	{
		name: "the screen without its languages",
		maxBytes: 37_500,
		measure: (root, sources) => {
			const own = sources.filter(({ path }) => !eachLanguage.test(path) && !languageSet.test(path));
			return foldersSize(root, own, screenFolders);
		},
	},
	{
		name: "the largest language",
		maxBytes: 7_500,
		measure: (root, sources) =>
			largestOf(
				root,
				sources.map((source) => source.path).filter((file) => eachLanguage.test(file)),
			),
	},
	{
		name: "provisioning over the console",
		maxBytes: 10_000,
		measure: (root, sources) => foldersSize(root, sources, provisioningFolders),
	},
];

/** The size of the largest of the given files, each with its own text alone. */
async function largestOf(root: string, files: readonly string[]): Promise<Size> {
	const sizes: [string, number][] = [];
	for (const file of files) {
		const { total } = await bundleSize(root, [file]);
		sizes.push([path.basename(file, ".ts"), total]);
	}
	return { total: Math.max(0, ...sizes.map(([, bytes]) => bytes)), folders: Object.fromEntries(sizes) };
}

/** Every file of the given folders, each kept whole, without what they import from other folders. */
export async function foldersSize(
	root: string,
	sources: readonly Source[],
	names: readonly string[],
): Promise<Size> {
	const files = sources.map((source) => source.path);
	const { folders } = await bundleSize(
		root,
		files.filter((file) => names.some((name) => file.startsWith(`modules/${name}/`))),
	);
	const own = Object.entries(folders).filter(([name]) => names.includes(name));
	return { total: own.reduce((sum, [, bytes]) => sum + bytes, 0), folders: Object.fromEntries(own) };
}

/**
 * One minified bundle of `entries` and of what they use of other files; code that nothing uses is shaken off, but nothing
 * that an entry exports. The list of exports, which only this bundle needs, does not count.
 */
export async function bundleSize(root: string, entries: readonly string[]): Promise<Size> {
	const { metafile } = await build({
		stdin: {
			contents: entries.map((file, index) => `export * as file${index} from "./${file}";`).join("\n"),
			resolveDir: path.resolve(root),
			loader: "ts",
		},
		absWorkingDir: path.resolve(root),
		bundle: true,
		// What is not part of the project is for the rules of imports to refuse.
		packages: "external",
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
	for (const { inputs } of Object.values(metafile.outputs)) {
		for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
			const [top, folder = ""] = file.split("/");
			if (top !== "modules" || bytesInOutput === 0) continue;
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
export function describeSize({ total, folders }: Size): string {
	const parts = Object.entries(folders).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
	return `${kilobytes(total)} KB (${parts.join(", ")})`;
}
