import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import path from "node:path";
import { maxKeyLength, maxValueBytes, type Store, StoreError } from "../../../modules/credentials/store.js";
import { FolderLock } from "./folder-lock.js";
import { errorCode } from "./transport-failure.js";

const keyPattern = new RegExp(`^[a-z0-9-]{1,${maxKeyLength}}$`);
const temporarySuffix = ".new";

const advice: Readonly<Record<string, string>> = {
	EACCES: "check that you own the folder and may write to it",
	EPERM: "check that you own the folder and may write to it",
	EROFS: "it is on a read-only file system; name another folder",
	ENOSPC: "the disk is full; make room on it",
	EDQUOT: "the disk quota is used up; make room on it",
	ENOENT: "it cannot be made there; name another folder",
	ENOTDIR: "a part of this path is a file; name another folder",
	EEXIST: "there is a file of that name; name another folder",
	EIO: "the disk does not work as it should",
};

/**
 * Flash as a folder with one file per key. A write is a new file, synchronized and then renamed over the old one, so a kill
 * or a power cut leaves the old value or the new one. One board at a time holds the folder.
 */
export class FolderStore implements Store {
	readonly #folder: string;
	readonly #lock: FolderLock;

	/** Makes the folder when it is absent. Throws a `StoreError` when it cannot be used, or another board uses it. */
	constructor(folder: string) {
		this.#folder = path.resolve(folder);
		this.#guard("use", undefined, () => makeFolder(this.#folder));
		this.#lock = this.#guard("use", undefined, () => new FolderLock(this.#folder));
		this.#guard("use", undefined, () => this.#removeLeftovers());
	}

	/** A file that has become longer than a value may be is read up to that limit. */
	read(key: string): Uint8Array | undefined {
		const file = this.#fileOf(key);
		return this.#guard("read", key, () => readUpTo(file, maxValueBytes));
	}

	write(key: string, value: Uint8Array): void {
		const file = this.#fileOf(key);
		if (value.length > maxValueBytes) {
			throw new StoreError(`The value of "${key}" has ${value.length} bytes; flash takes ${maxValueBytes}.`);
		}
		this.#guard("write", key, () => {
			const temporary = file + temporarySuffix;
			writeThrough(temporary, value);
			renameSync(temporary, file);
			synchronizeFolder(this.#folder);
		});
	}

	remove(key: string): void {
		const file = this.#fileOf(key);
		this.#guard("remove", key, () => {
			rmSync(file, { force: true });
			synchronizeFolder(this.#folder);
		});
	}

	/** Lets another board have the folder. */
	close(): void {
		this.#lock.release();
	}

	#fileOf(key: string): string {
		if (!keyPattern.test(key)) throw new StoreError(`"${key}" cannot be a key in flash.`);
		return path.join(this.#folder, `${key}.bin`);
	}

	#removeLeftovers(): void {
		for (const name of readdirSync(this.#folder)) {
			if (name.endsWith(`.bin${temporarySuffix}`)) rmSync(path.join(this.#folder, name), { force: true });
		}
	}

	#guard<T>(verb: string, key: string | undefined, action: () => T): T {
		try {
			return action();
		} catch (error) {
			if (error instanceof StoreError) throw error;
			const what = key === undefined ? "" : `"${key}" in `;
			const code = errorCode(error);
			const hint = advice[code] === undefined ? "" : `: ${advice[code]}`;
			throw new StoreError(`Cannot ${verb} ${what}the flash folder ${this.#folder} (${code})${hint}.`);
		}
	}
}

/** Node's own recursive `mkdir` never returns where the system says that a parent is missing although it is there. */
function makeFolder(folder: string): void {
	const parent = path.dirname(folder);
	if (parent !== folder && !existsSync(parent)) makeFolder(parent);
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		if (errorCode(error) !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
	}
}

function readUpTo(file: string, limit: number): Uint8Array | undefined {
	let handle: number;
	try {
		handle = openSync(file, "r");
	} catch (error) {
		if (errorCode(error) === "ENOENT") return undefined;
		throw error;
	}
	try {
		const bytes = new Uint8Array(limit);
		let length = 0;
		while (length < limit) {
			const count = readSync(handle, bytes, length, limit - length, length);
			if (count === 0) break;
			length += count;
		}
		return bytes.slice(0, length);
	} finally {
		closeSync(handle);
	}
}

function writeThrough(file: string, value: Uint8Array): void {
	rmSync(file, { force: true });
	const handle = openSync(file, "wx", 0o600);
	try {
		let length = 0;
		while (length < value.length) length += writeSync(handle, value, length);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Makes a rename or a removal last. Windows cannot, and does not need to, synchronize a folder. */
function synchronizeFolder(folder: string): void {
	if (process.platform === "win32") return;
	const handle = openSync(folder, "r");
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
