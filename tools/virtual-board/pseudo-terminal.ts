import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { EnvironmentError } from "../shared/options.js";

type ScriptProcess = ChildProcessByStdio<Writable, Readable, null>;

/** Long enough for a busy computer, ms. */
const startLimitMs = 10_000;

const maxWaitingBytes = 65_536;

/** Says the terminal's name, then keeps it open, without reading from it, for as long as this process lives. */
const holder = `stty raw -echo && echo "@$(tty)@" && while kill -0 ${process.pid}; do sleep 3; done`;

/**
 * A terminal that exists in software only; whoever opens {@link name} is at its far end. The system's own `script` makes
 * it, because Node cannot.
 */
export class PseudoTerminal {
	/** Such as `/dev/pts/3`. */
	readonly name: string;
	readonly #child: ScriptProcess;

	private constructor(name: string, child: ScriptProcess) {
		this.name = name;
		this.#child = child;
	}

	/** Throws an `EnvironmentError` where the system cannot make one. */
	static open(onBytes: (bytes: Uint8Array) => void): Promise<PseudoTerminal> {
		const child = start();
		return new Promise((resolve, reject) => {
			let text = "";
			const fail = (): void => {
				clearTimeout(timer);
				child.kill();
				reject(
					new EnvironmentError("There is no pseudo-terminal for the console: it takes the program `script`."),
				);
			};
			const timer = setTimeout(fail, startLimitMs);
			child.once("error", fail);
			child.once("exit", fail);
			// A board that has ended does not read any more.
			child.stdin.on("error", () => {});
			const greet = (chunk: Buffer): void => {
				text += chunk.toString("latin1");
				const name = /@(\/[^@]+)@\r?\n/.exec(text)?.[1];
				if (name === undefined) return;
				clearTimeout(timer);
				child.off("exit", fail);
				child.stdout.off("data", greet);
				child.stdout.on("data", (bytes: Buffer) => onBytes(bytes));
				resolve(new PseudoTerminal(name, child));
			};
			child.stdout.on("data", greet);
		});
	}

	/** What the far end does not take is kept up to a bound, and then lost. */
	write(bytes: Uint8Array): void {
		const { stdin } = this.#child;
		if (stdin.writableLength < maxWaitingBytes) stdin.write(bytes);
	}

	close(): void {
		this.#child.stdin.destroy();
		this.#child.stdout.destroy();
		this.#child.kill();
		this.#child.unref();
	}
}

function start(): ScriptProcess {
	const args =
		process.platform === "linux" ? ["-qfc", holder, "/dev/null"] : ["-q", "/dev/null", "sh", "-c", holder];
	return spawn("script", args, { stdio: ["pipe", "pipe", "ignore"] });
}
