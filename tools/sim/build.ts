import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";
import type { Sdk } from "./sdk.js";

export const rotations = [0, 90, 180, 270] as const;

/** How the pictures are turned for a panel that is mounted otherwise, in degrees. */
export type Rotation = (typeof rotations)[number];

/** How a panel takes its pixels. */
export type PixelFormat = "rgb565le" | "rgb565be";

export type BuildOptions = Readonly<{
	/** Folder of the manifest; the project's own unless given. */
	manifest?: string;
	/** `en`, `de`. */
	language?: string;
	/** Those of a manifest in `modules/language`: `european` unless given. */
	languages?: "european" | "japanese" | "korean" | "chinese";
	/** The engine then measures what it uses. */
	isInstrumented?: boolean;
	/** 0 unless given. */
	rotation?: Rotation;
	/** `rgb565le` unless given. */
	format?: PixelFormat;
	onLine?: (line: string) => void;
}>;

/** `-t build` is all that is made: what mcconfig does by default would end every simulator that runs. */
function mcconfigArguments(output: string, options: BuildOptions): readonly string[] {
	const { language, isInstrumented, rotation = 0, format = "rgb565le" } = options;
	const screen = ["-r", `${rotation}`, "-f", format];
	const config = language === undefined ? [] : [`language=${language}`];
	const kind = isInstrumented === true ? ["-i"] : [];
	return [...kind, "-m", "-p", "lin", ...screen, "-t", "build", "-o", output, ...config];
}

/**
 * Builds the firmware for the simulator, only what has changed, and gives the program's path. Waits while another process
 * builds the same variant.
 * @throws EnvironmentError when the build fails; its lines have then gone to `onLine`
 */
export async function buildForSimulator(sdk: Sdk, options: BuildOptions = {}): Promise<string> {
	const folder = options.manifest ?? root;
	const output = path.join(root, `build/sim${variantOf(options)}`);
	mkdirSync(output, { recursive: true });
	const bin = path.join(root, "node_modules/.bin");
	// Two builds at once would write the same files.
	const lock = path.join(output, "lock");
	const command = [path.join(sdk.tools, "mcconfig"), ...mcconfigArguments(output, options)];
	const child = spawn("flock", ["--close", lock, ...command], {
		cwd: folder,
		env: {
			...process.env,
			MODDABLE: sdk.folder,
			SLATE_LANGUAGES: options.languages ?? "european",
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

/** Of what differs in nearly every file each has a folder of its own. */
function variantOf({ rotation = 0, format = "rgb565le", languages = "european" }: BuildOptions): string {
	const parts = [format, String(rotation), languages];
	return parts.join("-") === "rgb565le-0-european" ? "" : `-${parts.join("-")}`;
}
