import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StoreError } from "../../../modules/credentials/store.js";
import { errorCode } from "./transport-failure.js";

/** Tries to get past locks of processes that are gone; more than one only when several boards start at once. */
const maxAttempts = 5;

/**
 * One process at a time. The lock is a file that names its holder by process id and, where the system tells it, the time at
 * which that process started, so an id that was given away again does not count as the holder.
 */
export class FolderLock {
	readonly #file: string;
	readonly #mark: string;

	/** Throws a `StoreError` when a living process holds the folder. */
	constructor(folder: string) {
		this.#file = path.join(folder, "lock");
		this.#mark = `${process.pid} ${startOf(process.pid)}\n`;
		for (let attempt = 0; attempt < maxAttempts; attempt++) {
			if (this.#take()) return;
			this.#dismissDeadHolder(folder);
		}
		throw new StoreError(`The flash folder ${folder} is being taken by another board; start again.`);
	}

	release(): void {
		if (readIfThere(this.#file) === this.#mark) rmSync(this.#file, { force: true });
	}

	/** The mark appears whole or not at all: it is written under another name and then linked. */
	#take(): boolean {
		const own = `${this.#file}.${process.pid}`;
		writeFileSync(own, this.#mark, { mode: 0o600 });
		try {
			linkOrCopy(own, this.#file, this.#mark);
			return true;
		} catch (error) {
			if (errorCode(error) === "EEXIST") return false;
			throw error;
		} finally {
			rmSync(own, { force: true });
		}
	}

	#dismissDeadHolder(folder: string): void {
		const mark = readIfThere(this.#file);
		if (mark === undefined) return;
		if (isAlive(mark)) {
			const holder = Number.parseInt(mark, 10);
			throw new StoreError(
				`The flash folder ${folder} is in use by another board (process ${holder}): stop it, or name another folder.`,
			);
		}
		const aside = `${this.#file}.old.${process.pid}`;
		if (!renameIfThere(this.#file, aside)) return;
		// Somebody quicker may have put a new lock in place between the two looks: it is given back.
		if (readIfThere(aside) === mark) rmSync(aside, { force: true });
		else renameSync(aside, this.#file);
	}
}

/** Fails with EEXIST when the file is there. Some file systems know no links. */
function linkOrCopy(from: string, file: string, content: string): void {
	try {
		linkSync(from, file);
	} catch (error) {
		if (errorCode(error) === "EEXIST") throw error;
		writeFileSync(file, content, { flag: "wx", mode: 0o600 });
	}
}

function isAlive(mark: string): boolean {
	const [id = "", start = ""] = mark.trim().split(" ");
	if (!/^[1-9]\d{0,9}$/.test(id)) return false;
	const pid = Number(id);
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (errorCode(error) === "ESRCH") return false;
	}
	const now = startOf(pid);
	return start === "" || now === "" || start === now;
}

/** When a process started, in the system's own unit; empty where the system does not say. */
function startOf(pid: number): string {
	const stat = readIfThere(`/proc/${pid}/stat`);
	// The second field, the program's name, may hold spaces and brackets: fields are counted after its last bracket.
	const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
	return fields?.[19] ?? "";
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
}

function renameIfThere(from: string, to: string): boolean {
	try {
		renameSync(from, to);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return false;
		throw error;
	}
}
