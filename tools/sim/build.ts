import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";
import type { Sdk } from "./sdk.js";

export type BuildOptions = Readonly<{
	/** Folder of the manifest; the project's own unless given. */
	manifest?: string;
	/** `en`, `de`. */
	language?: string;
	/** The engine then measures what it uses. */
	isInstrumented?: boolean;
	onLine?: (line: string) => void;
}>;

/** `-t build` is all that is made: what mcconfig does by default would end every simulator that runs. */
function mcconfigArguments(output: string, { language, isInstrumented }: BuildOptions): readonly string[] {
	const config = language === undefined ? [] : [`language=${language}`];
	const kind = isInstrumented === true ? ["-i"] : [];
	return [...kind, "-m", "-p", "lin", "-t", "build", "-o", output, ...config];
}

/**
 * Builds the firmware for the simulator, only what has changed, and gives the program's path.
 * @throws EnvironmentError when the build fails; its lines have then gone to `onLine`
 */
export async function buildForSimulator(sdk: Sdk, options: BuildOptions = {}): Promise<string> {
	const folder = options.manifest ?? root;
	const output = path.join(root, "build/sim");
	mkdirSync(output, { recursive: true });
	const bin = path.join(root, "node_modules/.bin");
	const child = spawn(path.join(sdk.tools, "mcconfig"), mcconfigArguments(output, options), {
		cwd: folder,
		env: {
			...process.env,
			MODDABLE: sdk.folder,
			PATH: [sdk.tools, bin, process.env.PATH].join(path.delimiter),
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let text = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (chunk: string) => {
			text += chunk;
		});
	}
	const status = await new Promise<number | null>((resolve, reject) => {
		child.on("error", reject).on("close", resolve);
	});
	for (const line of text.split("\n")) if (line !== "") options.onLine?.(line);
	if (status !== 0) throw new EnvironmentError("mcconfig failed; its messages are above.");
	const kind = options.isInstrumented === true ? "instrument" : "release";
	return path.join(output, "bin/lin/mc", kind, path.basename(folder), "mc.so");
}
