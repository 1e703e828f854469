import { UsageError } from "../shared/options.js";
import { readBounded } from "./bounded-file.js";

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
	const { bytes, info } = readBounded(option, file, maxFileBytes);
	if (bytes === undefined) throw new UsageError(`${option} must hold one short line.`);
	const isOpen = info.isFile() && process.platform !== "win32" && (info.mode & 0o077) !== 0;
	const warning = `Warning: others on this computer can read ${file}; chmod 600 keeps it to you.`;
	return { bytes: withoutLineEnd(bytes), warning: isOpen ? warning : undefined };
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
	const text = Buffer.from(bytes).toString("latin1");
	return bytes.subarray(0, text.replace(/\r?\n$/, "").length);
}
