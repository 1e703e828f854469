import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { cacheFolder, type XsSources } from "./sources.js";

const native = path.join(root, "tools/xs-host/native");
/** Of the firmware, the code that stands on nothing but XS. */
const ui = path.join(root, "firmware/ui");
const encoder = ["qr-encode.c", "qr-encode.h"].map((name) => path.join(ui, name));

/** Any other optimisation may count instructions differently: the budgets hold for this one. */
const optimisation = "-Os";

/** As a board's instrumented build has them, but with the parser that loads modules, and with a meter. */
const definitions = [
	"-DINCLUDE_XSPLATFORM",
	'-DXSPLATFORM="platform.h"',
	"-DmxBoundsCheck=1",
	"-DmxInstrument=1",
	"-DmxMetering=1",
	"-DmxNoConsole=1",
	"-DmxParse=1",
	"-DmxRun=1",
];

/** The engine's own files that only later or other hosts need. */
const leftOut: ReadonlySet<string> = new Set(["xsffi.c", "xsum.c"]);

/** The C compiler to use; `undefined` when there is none. */
export function findCompiler(): string | undefined {
	const candidates = [process.env.CC ?? "", "cc", "gcc", "clang"].filter((name) => name !== "");
	return candidates.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

/**
 * Compiles the host with the engine, unless that has been done before.
 * @returns the program
 * @throws EnvironmentError with the compiler's own messages
 */
export async function buildHost(
	sources: XsSources,
	compiler: string,
	report: (line: string) => void,
): Promise<string> {
	const files = sourceFiles(sources.folder);
	const flags = [optimisation, "-w", "-fno-common", ...definitions, ...includes(sources.folder)];
	const folder = path.join(cacheFolder, `host-${fingerprint(compiler, flags, files)}`);
	const program = path.join(folder, "xs-host");
	if (existsSync(program)) return program;
	report(`Compiling XS and its host (${files.length} files, once) …`);
	mkdirSync(folder, { recursive: true });
	const objects = files.map((file) => path.join(folder, `${path.basename(file, ".c")}.o`));
	await inParallel(
		files.map((file, index) => () => compile(compiler, [...flags, "-c", file, "-o", objects[index] ?? ""])),
	);
	const unfinished = `${program}.part`;
	await compile(compiler, [...objects, "-lm", "-lpthread", "-ldl", "-o", unfinished]);
	for (const object of objects) rmSync(object);
	renameSync(unfinished, program);
	return program;
}

function sourceFiles(folder: string): readonly string[] {
	const engine = path.join(folder, "xs/sources");
	const qr = path.join(folder, "modules/data/qrcode/qrcodegen.c");
	const inFolder = (name: string): string[] =>
		readdirSync(name)
			.filter((file) => file.endsWith(".c") && !leftOut.has(file))
			.sort()
			.map((file) => path.join(name, file));
	return [...inFolder(engine), qr, ...inFolder(native), ...encoder.filter((file) => file.endsWith(".c"))];
}

function includes(folder: string): readonly string[] {
	const inside = ["xs/includes", "xs/platforms", "xs/sources", "modules/data/qrcode"];
	return [native, ui, ...inside.map((name) => path.join(folder, name))].map((name) => `-I${name}`);
}

/** Differs whenever the program could: by the compiler, the flags, the host's text, and the engine's files. */
function fingerprint(compiler: string, flags: readonly string[], files: readonly string[]): string {
	const hash = createHash("sha256");
	hash.update(spawnSync(compiler, ["--version"], { encoding: "utf8" }).stdout);
	hash.update(flags.join("\n"));
	const own = readdirSync(native).map((file) => path.join(native, file));
	for (const file of [...own, ...encoder].sort()) hash.update(readFileSync(file));
	for (const file of files) {
		const { size, mtimeMs } = statSync(file);
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest("hex").slice(0, 12);
}

async function inParallel(tasks: readonly (() => Promise<void>)[]): Promise<void> {
	const waiting = [...tasks];
	const work = async (): Promise<void> => {
		for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
	};
	await Promise.all(Array.from({ length: os.availableParallelism() }, work));
}

function compile(compiler: string, args: readonly string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(compiler, args, { stdio: ["ignore", "inherit", "inherit"] });
		child.on("error", (error) => reject(new EnvironmentError(`${compiler}: ${error.message}`)));
		child.on("close", (status) => {
			if (status === 0) resolve();
			else reject(new EnvironmentError("The C compiler has refused XS or its host; its messages are above."));
		});
	});
}
