import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import tty from "node:tty";
import { EnvironmentError } from "./options.js";

/** The speed at which boards speak, baud; a pseudo-terminal does not care. */
const speed = "115200";

const advice: Readonly<Record<string, string>> = {
	ENOENT: "there is nothing of that name: plug the board in, and look for it with `ls /dev/tty* /dev/cu.*`",
	EACCES: "you may not use it: on Linux become a member of the group that owns it, such as dialout",
	EPERM: "you may not use it: on Linux become a member of the group that owns it, such as dialout",
	EBUSY: "another program uses it, such as a monitor: end that first",
	ENXIO: "nothing is connected to it",
	ENODEV: "nothing is connected to it",
};

/**
 * A serial port or a pseudo-terminal, raw: no echo, no line editing, and no reset of the board when it is closed. Made of
 * what the system brings along (`stty`, and Node's own terminals), on Linux and macOS.
 */
export class TerminalPort {
	readonly #handle: number;
	readonly #stream: tty.ReadStream;
	#isOpen = true;

	/** `onEnd` is called once when the other side goes away. Throws an `EnvironmentError` of one line. */
	constructor(path: string, onBytes: (bytes: Uint8Array) => void, onEnd: () => void) {
		this.#handle = open(path);
		this.#stream = new tty.ReadStream(this.#handle);
		this.#stream.on("data", (chunk: Buffer) => onBytes(chunk));
		const end = (): void => {
			if (!this.#isOpen) return;
			this.close();
			onEnd();
		};
		// Reading from a port that was pulled out, or whose other side was closed, fails in several ways.
		this.#stream.on("error", end);
		this.#stream.on("end", end);
	}

	/** What does not fit, because nobody reads at the other end, is lost. */
	write(bytes: Uint8Array): void {
		if (!this.#isOpen) return;
		try {
			writeSync(this.#handle, bytes);
		} catch {
			// As on a cable that is not plugged in.
		}
	}

	close(): void {
		this.#isOpen = false;
		this.#stream.destroy();
	}
}

function open(path: string): number {
	if (process.platform === "win32") {
		throw new EnvironmentError("Serial ports are spoken to on Linux and macOS only; on Windows use WSL.");
	}
	const handle = openRaw(path);
	if (tty.isatty(handle)) {
		const flag = process.platform === "linux" ? "-F" : "-f";
		const { status } = spawnSync("stty", [flag, path, speed, "raw", "-echo", "clocal", "-hupcl"]);
		if (status === 0) return handle;
	}
	closeSync(handle);
	throw new EnvironmentError(`${path} is not a serial port or a terminal.`);
}

/** Opening a port must not wait for a carrier, and must not make it the process's own terminal. */
function openRaw(path: string): number {
	try {
		return openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		const hint = advice[code];
		throw new EnvironmentError(`${path} cannot be opened (${code})${hint === undefined ? "" : `: ${hint}`}.`);
	}
}
