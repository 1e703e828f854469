import { closeSync, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { UsageError } from "../shared/options.js";

export type BoundedFile = Readonly<{
	/** `undefined`: there are more than were asked for. */
	bytes: Uint8Array | undefined;
	info: Stats;
}>;

/** Reads a file or a pipe of up to `maxBytes`. `option` names it in errors. Throws a `UsageError` that tells no content. */
export function readBounded(option: string, file: string, maxBytes: number): BoundedFile {
	let handle: number | undefined;
	try {
		handle = openSync(file, "r");
		return { info: fstatSync(handle), bytes: readAll(handle, maxBytes) };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
		throw new UsageError(`${option} cannot be read${code}.`);
	} finally {
		if (handle !== undefined) closeSync(handle);
	}
}

function readAll(handle: number, maxBytes: number): Uint8Array | undefined {
	const bytes = new Uint8Array(maxBytes + 1);
	let length = 0;
	while (length <= maxBytes) {
		const count = readSync(handle, bytes, length, bytes.length - length, null);
		if (count === 0) return bytes.slice(0, length);
		length += count;
	}
	return undefined;
}
