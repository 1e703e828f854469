import { type ChildProcess, fork } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Count } from "./count.js";
import { sourceOf } from "./source-of.js";
import { type Order, type Report, readReport } from "./worker-messages.js";

export type MochaOptions = Readonly<{
	files: readonly string[];
	/** Only tests whose full title holds this text or matches this pattern. */
	grep: string | undefined;
	/** Processes at once. */
	jobs: number;
	timeoutMs: number;
	write: (line: string) => void;
}>;

/** The compiled test files below `folder`, in order. A folder that does not exist holds none. */
export function testFiles(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".test.js"))
			.map((name) => path.join(folder, name))
			.sort();
	} catch {
		return [];
	}
}

/**
 * Runs the files in processes of their own, writes each failure as it happens, and counts. A broken hook counts as one failed
 * test, and so does a process that ends by itself: its file is named, and the other files run all the same.
 */
export async function runMocha({ files, grep, jobs, timeoutMs, write }: MochaOptions): Promise<Count> {
	let passed = 0;
	let failed = 0;
	const hear = (report: Report): void => {
		if (report.kind === "passed") passed += 1;
		if (report.kind !== "failed") return;
		failed += 1;
		write(report.text);
	};
	const orders = files.map((file): Order => ({ file, grep, timeoutMs }));
	const lanes = Array.from({ length: Math.min(jobs, files.length) }, () => carryOut(orders, hear));
	await Promise.all(lanes);
	return { passed, failed };
}

/** Takes orders, which it shares with others, until none is left; a process that has ended is replaced. */
async function carryOut(orders: Order[], hear: (report: Report) => void): Promise<void> {
	let worker: Worker | undefined;
	for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
		worker ??= new Worker(hear);
		const isOver = await worker.run(order);
		if (!isOver) worker = undefined;
	}
	await worker?.close();
}

/** A process that runs one file at a time, so that what a file leaves behind reaches only those that follow in it. */
class Worker {
	readonly #hear: (report: Report) => void;
	readonly #process: ChildProcess;
	readonly #ended: Promise<string>;
	readonly #files: string[] = [];
	#settle: (isOver: boolean) => void = () => {};

	constructor(hear: (report: Report) => void) {
		this.#hear = hear;
		// The options of this process are not for the worker; source maps make failures name lines of the sources.
		const execArgv = ["--enable-source-maps"];
		this.#process = fork(fileURLToPath(new URL("worker.js", import.meta.url)), { execArgv });
		this.#process.on("message", (message) => this.#take(readReport(message)));
		// A message to a process that has just ended is lost; the end itself is noticed.
		this.#process.on("error", () => {});
		this.#ended = endOf(this.#process);
	}

	/** Resolves with whether the process has lived to the end of the file. Told as a failure when it has not. */
	run(order: Order): Promise<boolean> {
		this.#files.push(order.file);
		return new Promise((resolve) => {
			this.#settle = resolve;
			void this.#ended.then((how) => {
				if (this.#settle === resolve) this.#fail(`before its tests were over (${how})`);
				resolve(false);
			});
			this.#process.send(order, () => {});
		});
	}

	/** Ends the process. One that had ended by itself after its last file is told as a failure. */
	async close(): Promise<void> {
		if (this.#process.connected) this.#process.disconnect();
		const how = await this.#ended;
		if (how !== "status 0") this.#fail(`after its tests (${how})`);
	}

	#take(report: Report | undefined): void {
		if (report?.kind === "over") {
			const settle = this.#settle;
			this.#settle = () => {};
			settle(true);
		} else if (report !== undefined) this.#hear(report);
	}

	#fail(when: string): void {
		const [file = "", before] = this.#files.map(sourceOf).reverse();
		const text = `  failed: ${file}: the process that ran this file ended ${when}`;
		this.#hear({
			kind: "failed",
			text: before === undefined ? text : `${text}; it had run ${before} before`,
		});
	}
}

/** Resolves, in words, once the process has ended and everything that it said has been heard. */
function endOf(process: ChildProcess): Promise<string> {
	return new Promise((resolve) => {
		process.once("exit", (status, signal) => {
			const how = signal === null ? `status ${status}` : `signal ${signal}`;
			if (process.connected) process.once("disconnect", () => resolve(how));
			else resolve(how);
		});
	});
}
