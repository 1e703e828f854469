import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { javascriptBytes, resourceBytes } from "./archive-size.js";
import type { Board } from "./boards.js";
import { type LinkWarnings, linkFailure, linkWarnings } from "./link-warnings.js";
import type { Sdk } from "./sdk.js";

export type LinkResult =
	| Readonly<{ kind: "linked"; warnings: LinkWarnings; javascriptBytes: number; resourceBytes: number }>
	| Readonly<{ kind: "failed"; text: string }>;

/** A long link takes half a minute. */
const timeoutMs = 300_000;

/**
 * Links the JavaScript of boards with the SDK, without ESP-IDF. `mcconfig` wants an ESP-IDF of the right version before it
 * writes a makefile; an empty repository with the version's tag is enough for the part of the work that is done here.
 */
export class Linker {
	readonly #sdk: Sdk;
	readonly #tools: string;
	readonly #root: string;
	readonly #output: string;
	readonly #idf: string;

	/** `tools` is the folder of the SDK's tools, `output` a folder within `root` that may be emptied. */
	constructor(sdk: Sdk, tools: string, root: string, output: string) {
		this.#sdk = sdk;
		this.#tools = tools;
		this.#root = root;
		this.#output = output;
		this.#idf = mkdtempSync(path.join(tmpdir(), "slate-idf-"));
		const author = ["-c", "user.name=slate", "-c", "user.email=slate@localhost"];
		for (const args of [
			["init", "-q"],
			[...author, "commit", "-q", "--allow-empty", "-m", "empty"],
			["tag", `v${sdk.idfVersion}`],
		]) {
			const git = spawnSync("git", args, { cwd: this.#idf, encoding: "utf8" });
			if (git.status !== 0) throw new Error(`git ${args[0]} failed: ${git.stderr}`);
		}
	}

	close(): void {
		rmSync(this.#idf, { recursive: true, force: true });
	}

	/** Links the project's firmware for a board, or the program in another folder of the project. */
	link(board: Board, program = "."): LinkResult {
		const output = path.join(this.#root, this.#output);
		const folder = path.join(this.#root, program);
		const work = path.join(output, "tmp/esp32", board.name, "release", path.basename(folder));
		rmSync(path.dirname(path.dirname(work)), { recursive: true, force: true });
		mkdirSync(output, { recursive: true });
		const target = path.relative(folder, path.join(this.#root, "firmware/boards", board.name));
		const relative = target.startsWith(".") ? target : `./${target}`;
		const args = ["-o", path.relative(folder, output), "-p", `esp32:${relative}`, "./manifest.json"];
		const configured = this.#run("mcconfig", args, folder);
		const makefile = path.join(work, "makefile");
		if (!configured.isDone || !existsSync(makefile)) return { kind: "failed", text: configured.output };
		const made = this.#make(board, work, makefile);
		if (!made.isDone) return { kind: "failed", text: linkFailure(made.output) };
		return {
			kind: "linked",
			warnings: linkWarnings(made.output, this.#sdk.folder),
			javascriptBytes: javascriptBytes(readFileSync(path.join(work, "mc.xs.c"), "latin1")),
			resourceBytes: resourceBytes(readFileSync(path.join(work, "mc.resources.c"), "latin1")),
		};
	}

	/** Makes only the two files that hold JavaScript and resources; the header from ESP-IDF counts as made. */
	#make(board: Board, work: string, makefile: string) {
		const config = path.join(work, `xsProj-${board.chip}`, "build/config");
		const header = path.join(config, "sdkconfig.h");
		mkdirSync(config, { recursive: true });
		writeFileSync(header, "");
		const files = [path.join(work, "mc.xs.c"), path.join(work, "mc.resources.c")];
		return this.#run("make", ["-o", header, "-f", makefile, ...files], this.#root);
	}

	#run(program: string, args: readonly string[], cwd: string): Readonly<{ isDone: boolean; output: string }> {
		const bin = path.join(this.#root, "node_modules/.bin");
		const env = {
			...process.env,
			IDF_PATH: this.#idf,
			MODDABLE: this.#sdk.folder,
			PATH: [this.#tools, bin, process.env.PATH].join(path.delimiter),
		};
		const { status, stdout, stderr, error } = spawnSync(program, args, {
			cwd,
			encoding: "utf8",
			env,
			timeout: timeoutMs,
			maxBuffer: 64 * 1024 * 1024,
		});
		return { isDone: status === 0, output: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
	}
}
