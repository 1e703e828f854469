import path from "node:path";
import { parseArgs } from "node:util";
import { runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { add, type Count, exitStatus, nothing, summary } from "../test/count.js";
import { type Board, readBoards } from "./boards.js";
import { Linker, type LinkResult } from "./linker.js";
import { thisMachine } from "./machine.js";
import { findSdk } from "./sdk.js";

const help = `usage: npm run test:link -- [BOARD …]

Links the firmware's JavaScript for every board, or for those that are named: manifest, TypeScript, preload
and resources. Needs the Moddable SDK, not ESP-IDF. A warning about Slate's own code is a failure.
`;

/** What JavaScript and resources together may take, bytes. */
const limits: Readonly<Record<string, number>> = { m5stack: 200_000 };

/** Warnings that are printed of one board; the rest is counted. */
const shownWarnings = 10;

await runProgram(async (args) => {
	const boards = chosen(args);
	if (boards === undefined) {
		process.stdout.write(help);
		return;
	}
	const sdk = findSdk(thisMachine);
	if (sdk?.tools === undefined) {
		write(
			`skipped: there is no Moddable SDK with its tools here, so no board was linked; npm run doctor says more.`,
		);
		write(`0 passed, 0 failed, ${boards.length} skipped`);
		return;
	}
	write(`Moddable SDK ${sdk.version ?? "of unknown version"}`);
	const linker = new Linker(sdk, sdk.tools, root, path.join(".slate", "link"));
	let count = nothing;
	try {
		for (const board of boards) count = add(count, report(board, linker.link(board)));
	} finally {
		linker.close();
	}
	write(summary(count));
	process.exitCode = exitStatus(count);
});

function chosen(args: readonly string[]): readonly Board[] | undefined {
	const boards = readBoards(root);
	const { values, positionals } = parse(args);
	if (values.help === true) return undefined;
	const unknown = positionals.find((name) => !boards.some((board) => board.name === name));
	if (unknown !== undefined) {
		const names = boards.map(({ name }) => name).join(", ");
		throw new UsageError(`There is no board "${unknown}"; there are: ${names}.`);
	}
	return positionals.length === 0 ? boards : boards.filter(({ name }) => positionals.includes(name));
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: { help: { type: "boolean" } }, allowPositionals: true });
	} catch (error) {
		const line = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0];
		throw new UsageError(`${line}. Use npm run test:link -- --help to see the options.`);
	}
}

function report(board: Board, result: LinkResult): Count {
	if (result.kind === "failed") {
		write(`failed: ${board.name} does not link`);
		write(indented(result.text));
		return { passed: 0, failed: 1 };
	}
	const { warnings, javascriptBytes, resourceBytes } = result;
	const total = javascriptBytes + resourceBytes;
	const sizes = `JavaScript ${kilobytes(javascriptBytes)} + resources ${kilobytes(resourceBytes)}`;
	const faults: string[] = [];
	if (warnings.ours.length > 0) faults.push(`${warnings.ours.length} warnings`);
	const limit = limits[board.name];
	if (limit !== undefined && total > limit) faults.push(`over its limit of ${kilobytes(limit)}`);
	const verdict = faults.length === 0 ? "linked" : "failed";
	const sdkWarnings =
		warnings.sdk.length === 0 ? "" : `; ${warnings.sdk.length} warnings about the SDK's own code`;
	write(`${verdict}: ${board.name}: ${sizes} = ${kilobytes(total)}${sdkWarnings}`);
	if (faults.length > 0) write(`  ${board.name} has ${faults.join(" and is ")}`);
	for (const line of warnings.ours.slice(0, shownWarnings)) write(indented(line));
	if (warnings.ours.length > shownWarnings) write(`  … and ${warnings.ours.length - shownWarnings} more`);
	return faults.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} KB`;
}

function indented(text: string): string {
	return text.replace(/^/gm, "  ");
}

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}
