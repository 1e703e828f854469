import { readlinkSync, rmSync, symlinkSync } from "node:fs";
import { EnvironmentError } from "../shared/options.js";
import { TerminalPort } from "../shared/terminal-port.js";
import { errorCode } from "./ports/transport-failure.js";
import { PseudoTerminal } from "./pseudo-terminal.js";

/** The board's end of its console. */
export interface BoardConsole {
	/** Calls back with what the other end sends from now on; one callback at a time. */
	watch(callback: (bytes: Uint8Array) => void): void;
	/** What nobody takes at the other end may be lost. */
	write(bytes: Uint8Array): void;
	close(): void;
}

/** Where a board's console is. */
export type ConsolePlace =
	/** A terminal that is there. */
	| Readonly<{ kind: "terminal"; path: string }>
	/** A terminal that is made, and a link to it at `path` for as long as the console is open. */
	| Readonly<{ kind: "link"; path: string }>;

/** Throws an `EnvironmentError` when there is no console to be had at that place. */
export async function openConsole({ kind, path }: ConsolePlace): Promise<BoardConsole> {
	let callback: ((bytes: Uint8Array) => void) | undefined;
	const take = (bytes: Uint8Array): void => callback?.(bytes);
	const watch = (watcher: (bytes: Uint8Array) => void): void => {
		callback = watcher;
	};
	if (kind === "terminal") {
		const port = new TerminalPort(path, take, () => {});
		return { watch, write: (bytes) => port.write(bytes), close: () => port.close() };
	}
	const terminal = await PseudoTerminal.open(take);
	const close = (): void => {
		if (linkAt(path) === terminal.name) rmSync(path, { force: true });
		terminal.close();
	};
	try {
		// A board that was killed has left its link.
		if (linkAt(path) !== undefined) rmSync(path, { force: true });
		symlinkSync(terminal.name, path);
	} catch (error) {
		close();
		throw new EnvironmentError(`A link to the console cannot be made at ${path} (${errorCode(error)}).`);
	}
	return { watch, write: (bytes) => terminal.write(bytes), close };
}

function linkAt(path: string): string | undefined {
	try {
		return readlinkSync(path);
	} catch {
		return undefined;
	}
}
