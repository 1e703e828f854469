import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { root } from "../shared/root.js";

/** A C compiler and the mbedTLS that it finds. */
export type Toolchain = Readonly<{
	compiler: string;
	/** Such as `2.28.3`. */
	version: string;
	/** Whether the library speaks TLS 1.3: before 3.6 it does not, as it is usually built. */
	speaksNewest: boolean;
	include: readonly string[];
	link: readonly string[];
}>;

export type Found =
	| Readonly<{ kind: "found"; toolchain: Toolchain }>
	| Readonly<{ kind: "missing"; text: string }>;

/** A program made of the engine. */
export type Build = Readonly<{
	name: string;
	/** Sources besides the engine's, relative to the project. */
	sources: readonly string[];
	flags: readonly string[];
}>;

/** The engine's own sources, relative to the project. */
export const engineSources: readonly string[] = ["engine", "cache", "reasons", "trust"].map(
	(name) => `firmware/tls/${name}.c`,
);

const host = ["tools/tls-check/host.c"];
const predictable = "tools/tls-check/predictable.c";
/** The generator of a library that is linked as it is gives way to the predictable one. */
const replaced = "-Wl,-z,muldefs";
const sanitizers = ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

/** The engine behind standard input and output: with sanitizers, and as it is, with its memory measured. */
export const builds = {
	checked: { name: "host-checked", sources: host, flags: sanitizers },
	measured: { name: "host-measured", sources: host, flags: ["-O2", "-DMEASURE_HEAP"] },
	/** With random numbers that are the same in each run, for recording. */
	predictable: {
		name: "host-predictable",
		sources: [...host, predictable],
		flags: [...sanitizers, "-DPREDICTABLE", replaced],
	},
	/** For clang alone. */
	fuzzed: {
		name: "fuzz-target",
		sources: ["tools/tls-check/fuzz.c", predictable],
		flags: ["-O1", "-fsanitize=fuzzer,address,undefined", "-fno-sanitize-recover=all", replaced],
	},
} as const satisfies Readonly<Record<string, Build>>;

/** The variable that names another mbedTLS: the folder that holds `include` and `lib`. */
export const libraryVariable = "SLATE_MBEDTLS";

/** Looks for a compiler (CC, or cc) and for mbedTLS with its headers. */
export function findToolchain(environment: NodeJS.ProcessEnv = process.env): Found {
	const compiler = environment.CC ?? "cc";
	if (run(compiler, ["--version"]).status !== 0) {
		return { kind: "missing", text: `There is no C compiler "${compiler}": sudo apt install gcc` };
	}
	const folder = environment[libraryVariable];
	const include = folder === undefined ? [] : [`-I${path.join(folder, "include")}`];
	const { status, stdout } = run(
		compiler,
		["-E", "-P", ...include, "-x", "c", "-"],
		'#include "mbedtls/version.h"\nfound MBEDTLS_VERSION_STRING\n#ifdef MBEDTLS_SSL_PROTO_TLS1_3\nnewest\n#endif\n',
	);
	const version = /found "([\d.]+)"/.exec(stdout)?.[1];
	if (status !== 0 || version === undefined) {
		return { kind: "missing", text: "There is no mbedTLS with its headers: sudo apt install libmbedtls-dev" };
	}
	const speaksNewest = /^newest$/m.test(stdout);
	const link = linkFlags(folder, version);
	return { kind: "found", toolchain: { compiler, version, speaksNewest, include, link } };
}

/** A library of one's own is linked as it is; its parts refer to each other in a circle. */
function linkFlags(folder: string | undefined, version: string): readonly string[] {
	const libraries = ["-lmbedtls", "-lmbedx509", "-lmbedcrypto"];
	if (folder === undefined) return libraries;
	const extras = version.startsWith("3.") ? ["-leverest", "-lp256m"] : [];
	return [`-L${path.join(folder, "lib")}`, "-Wl,--start-group", ...libraries, ...extras, "-Wl,--end-group"];
}

const warnings = ["-std=c11", "-Wall", "-Wextra", "-Wshadow", "-Werror"];

function outputFolder(): string {
	const folder = path.join(root, "build/tls");
	mkdirSync(folder, { recursive: true });
	return folder;
}

/**
 * Compiles one source, relative to the project, into a library that can be loaded before others, and gives its path.
 * @throws Error with the compiler's messages
 */
export function compileShared({ compiler }: Toolchain, source: string): string {
	const library = path.join(outputFolder(), `${path.basename(source, ".c")}.so`);
	const result = run(compiler, [...warnings, "-shared", "-fPIC", source, "-o", library]);
	if (result.status !== 0) throw new Error(`${source} does not compile:\n${result.stderr}`);
	return library;
}

/**
 * Compiles the engine and what `build` adds to it, and gives the program's path.
 * @throws Error with the compiler's messages
 */
export function compile({ compiler, include, link }: Toolchain, { name, sources, flags }: Build): string {
	const program = path.join(outputFolder(), name);
	const common = [...warnings, "-g", "-Ifirmware/tls"];
	const files = [...sources, ...engineSources];
	const result = run(compiler, [
		...common,
		...flags,
		...include,
		...files,
		"-o",
		program,
		...link,
		"-lpthread",
	]);
	if (result.status !== 0) throw new Error(`the engine does not compile:\n${result.stderr}`);
	return program;
}

function run(program: string, args: readonly string[], input = ""): SpawnSyncReturns<string> {
	return spawnSync(program, args, { cwd: root, encoding: "utf8", input });
}
