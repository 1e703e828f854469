import { readdirSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import type { Count } from "./count.js";

export type MochaOptions = Readonly<{
	files: readonly string[];
	/** Only tests whose full title holds this text or matches this pattern. */
	grep: string | undefined;
	/** Processes at once; 1 runs the files in this process, one after the other. */
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

function indented(text: string): string {
	return text.replace(/^/gm, "    ");
}

/** A worker's error arrives as a plain object. */
function textOf(error: unknown): string {
	if (typeof error !== "object" || error === null) return String(error);
	if ("stack" in error && typeof error.stack === "string") return error.stack;
	return "message" in error ? String(error.message) : JSON.stringify(error);
}

function describeFailure(test: Mocha.Runnable, error: unknown): string {
	const lines = textOf(error)
		.split("\n")
		.filter((line) => !line.includes("/node_modules/mocha/"));
	return `  failed: ${test.fullTitle()}\n${indented(lines.join("\n"))}`;
}

/** Runs the files, writes each failure as it happens, and counts. A broken hook counts as one failed test. */
export async function runMocha({ files, grep, jobs, timeoutMs, write }: MochaOptions): Promise<Count> {
	if (files.length === 0) return { passed: 0, failed: 0 };
	// Workers inherit it; failures then name lines of the sources.
	process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --enable-source-maps`.trim();
	process.setSourceMapsEnabled(true);
	const parallel = jobs > 1;
	const mocha = new Mocha({
		forbidOnly: true,
		forbidPending: true,
		timeout: timeoutMs,
		reporter: Mocha.reporters.Base,
		...(parallel ? { parallel, jobs } : {}),
		...(grep === undefined ? {} : { grep }),
	});
	for (const file of files) mocha.addFile(file);
	if (!parallel) await mocha.loadFilesAsync();
	let passed = 0;
	let failed = 0;
	await new Promise<void>((resolve) => {
		const runner = mocha.run(() => resolve());
		runner.on("pass", () => {
			passed += 1;
		});
		runner.on("fail", (test, error) => {
			failed += 1;
			write(describeFailure(test, error));
		});
	});
	return { passed, failed };
}
