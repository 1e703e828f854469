import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program of this project, running. */
export class Program {
	readonly #child: ChildProcessWithoutNullStreams;
	readonly #ended: Promise<unknown[]>;
	#out = "";
	#err = "";

	/** `name` is a path within `tools`, such as `virtual-board/main.js`. */
	constructor(name: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
		const file = fileURLToPath(new URL(`../../tools/${name}`, import.meta.url));
		const env = { ...process.env, SLATE_CLIENT_SECRET: "", ...environment };
		this.#child = spawn(process.execPath, [file, ...args], { env });
		this.#child.stdout.on("data", (chunk: Buffer) => {
			this.#out += chunk.toString();
		});
		this.#child.stderr.on("data", (chunk: Buffer) => {
			this.#err += chunk.toString();
		});
		this.#ended = once(this.#child, "close");
	}

	get out(): string {
		return this.#out;
	}

	get err(): string {
		return this.#err;
	}

	/** Writes a line to standard input. */
	say(line: string): void {
		this.#child.stdin.write(`${line}\n`);
	}

	endInput(): void {
		this.#child.stdin.end();
	}

	kill(signal: NodeJS.Signals): void {
		this.#child.kill(signal);
	}

	/** Resolves with the match once standard output or error has it; rejects when the program ends without. */
	sees(pattern: RegExp): Promise<RegExpExecArray> {
		return new Promise((resolve, reject) => {
			const look = (): void => {
				const found = pattern.exec(`${this.#out}\n${this.#err}`);
				if (found !== null) resolve(found);
			};
			this.#child.stdout.on("data", look);
			this.#child.stderr.on("data", look);
			look();
			void this.#ended.then(() => {
				look();
				reject(new Error(`ended without ${pattern}: ${this.#out}${this.#err}`));
			});
		});
	}

	/** The exit status; `undefined` when a signal ended it. */
	async status(): Promise<number | undefined> {
		await this.#ended;
		return this.#child.exitCode ?? undefined;
	}
}
