import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { UsageError } from "../shared/options.js";

/** No value is nearly as long. */
const maxFileBytes = 8_192;

export type OneLine = Readonly<{
	/** The bytes without a line feed, or carriage return and line feed, at their end. */
	bytes: Uint8Array;
	/** What is wrong with the file's permissions, as a sentence. */
	warning: string | undefined;
}>;

/** Reads a file that holds a secret, or a pipe. `option` names it in errors. Throws a `UsageError` that tells no content. */
export function readOneLine(option: string, file: string): OneLine {
	const handle = open(option, file);
	try {
		const info = fstatSync(handle);
		const isOpen = info.isFile() && process.platform !== "win32" && (info.mode & 0o077) !== 0;
		const warning = `Warning: others on this computer can read ${file}; chmod 600 keeps it to you.`;
		return { bytes: withoutLineEnd(readAll(option, handle)), warning: isOpen ? warning : undefined };
	} finally {
		closeSync(handle);
	}
}

function open(option: string, file: string): number {
	try {
		return openSync(file, "r");
	} catch (error) {
		throw unreadable(option, error);
	}
}

function readAll(option: string, handle: number): Uint8Array {
	const bytes = new Uint8Array(maxFileBytes);
	let length = 0;
	try {
		while (length < maxFileBytes) {
			const count = readSync(handle, bytes, length, maxFileBytes - length, null);
			if (count === 0) return bytes.slice(0, length);
			length += count;
		}
	} catch (error) {
		throw unreadable(option, error);
	}
	throw new UsageError(`${option} must hold one short line.`);
}

function unreadable(option: string, error: unknown): UsageError {
	const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
	return new UsageError(`${option} cannot be read${code}.`);
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
	const text = Buffer.from(bytes).toString("latin1");
	return bytes.subarray(0, text.replace(/\r?\n$/, "").length);
}
