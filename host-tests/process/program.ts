import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const tools = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../tools");
const limitMs = 20_000;

/** One of the project's programs, as somebody runs it in a terminal. */
export class Program {
	readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
	readonly #name: string;
	#printed = "";

	/** `file` is below `tools`, such as `start/main.js`. */
	constructor(file: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
		this.#name = file;
		this.#child = spawn(process.execPath, [path.join(tools, file), ...args], {
			stdio: ["pipe", "pipe", "pipe"],
			env: { ...process.env, ...environment },
		});
		this.#child.stdin.on("error", () => {});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream.on("data", (chunk: Buffer) => {
				this.#printed += chunk.toString();
			});
		}
	}

	/** Waits until it has printed a match, and gives its first group. */
	async printed(pattern: RegExp): Promise<string> {
		const signal = AbortSignal.timeout(limitMs);
		for (;;) {
			const found = pattern.exec(this.#printed)?.[1];
			if (found !== undefined) return found;
			try {
				await once(this.#child.stdout, "data", { signal });
			} catch {
				throw new Error(`${this.#name} did not print ${pattern}, but:\n${this.#printed}`);
			}
		}
	}

	/** Ends it as its user would; gives its exit status. */
	async quit(): Promise<number | null> {
		if (this.#child.exitCode !== null) return this.#child.exitCode;
		this.#child.stdin.write("quit\n");
		try {
			await once(this.#child, "exit", { signal: AbortSignal.timeout(limitMs) });
		} finally {
			this.#child.kill("SIGKILL");
		}
		return this.#child.exitCode;
	}
}
