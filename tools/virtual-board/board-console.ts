import { lstatSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
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

/**
 * The console at `where`: a terminal that exists is opened; where there is nothing, a pseudo-terminal is made and `where`
 * becomes a link to it, until the console is closed. Throws an `EnvironmentError`.
 */
export async function openConsole(where: string): Promise<BoardConsole> {
	let callback: ((bytes: Uint8Array) => void) | undefined;
	const take = (bytes: Uint8Array): void => callback?.(bytes);
	const watch = (watcher: (bytes: Uint8Array) => void): void => {
		callback = watcher;
	};
	if (isTaken(where)) {
		const port = new TerminalPort(where, take, () => {});
		return { watch, write: (bytes) => port.write(bytes), close: () => port.close() };
	}
	const terminal = await PseudoTerminal.open(take);
	const close = (): void => {
		if (linkAt(where) === terminal.name) rmSync(where, { force: true });
		terminal.close();
	};
	try {
		symlinkSync(terminal.name, where);
	} catch (error) {
		close();
		throw new EnvironmentError(`The console ${where} cannot be made (${errorCode(error)}).`);
	}
	return { watch, write: (bytes) => terminal.write(bytes), close };
}

/** Whether something is there; a link to a terminal that is gone, left by a board that was killed, is removed. */
function isTaken(where: string): boolean {
	const target = linkAt(where);
	if (target === undefined) return lstatSync(where, { throwIfNoEntry: false }) !== undefined;
	if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return true;
	rmSync(where, { force: true });
	return false;
}

function linkAt(where: string): string | undefined {
	try {
		return readlinkSync(where);
	} catch {
		return undefined;
	}
}
