import path from "node:path";
import { parseArgs } from "node:util";
import { EnvironmentError, runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { buildForSimulator } from "../sim/build.js";
import { findSdk as findSimulator } from "../sim/sdk.js";
import { add, type Count, exitStatus, nothing, summary } from "../test/count.js";
import { type Board, readBoards } from "./boards.js";
import { linkFailure } from "./link-warnings.js";
import { Linker, type LinkResult } from "./linker.js";
import { thisMachine } from "./machine.js";
import { findSdk } from "./sdk.js";

const help = `usage: npm run test:link -- [BOARD | embed …]

Links the firmware's JavaScript for every board, or only for those that are named: manifest, TypeScript, preload
and resources. embed is examples/embed, linked for one board and built for the simulator. Needs the Moddable SDK, not ESP-IDF. A warning about Slate's own code is a failure.
`;

/** What JavaScript and resources together may take, bytes. */
const limits: Readonly<Record<string, number>> = { m5stack: 200_000 };

/** A program that brings its own screen, and a board to link it for. */
const embed = { name: "embed", folder: "examples/embed", board: "m5stack" } as const;

type Job = Readonly<{ name: string; board: Board; folder: string }>;

/** Warnings that are printed of one board; the rest is counted. */
const shownWarnings = 10;

await runProgram(async (args) => {
	const jobs = chosen(args);
	if (jobs === undefined) {
		process.stdout.write(help);
		return;
	}
	const sdk = findSdk(thisMachine);
	if (sdk?.tools === undefined) {
		write(
			`skipped: there is no Moddable SDK with its tools here, so no board was linked; npm run doctor says more.`,
		);
		write(`0 passed, 0 failed, ${jobs.length} skipped`);
		return;
	}
	write(`Moddable SDK ${sdk.version ?? "of unknown version"}`);
	const linker = new Linker(sdk, sdk.tools, root, path.join(".slate", "link"));
	let count = nothing;
	try {
		for (const { name, board, folder } of jobs) {
			count = add(count, report(name, linker.link(board, folder)));
		}
	} finally {
		linker.close();
	}
	const isEmbedWanted = jobs.some(({ name }) => name === embed.name);
	if (isEmbedWanted && thisMachine.platform === "linux") count = add(count, await buildEmbed());
	write(summary(count));
	process.exitCode = exitStatus(count);
});

function allJobs(): readonly Job[] {
	const boards = readBoards(root);
	const jobs = boards.map((board): Job => ({ name: board.name, board, folder: "." }));
	const board = boards.find(({ name }) => name === embed.board);
	return board === undefined ? jobs : [...jobs, { name: embed.name, board, folder: embed.folder }];
}

function chosen(args: readonly string[]): readonly Job[] | undefined {
	const jobs = allJobs();
	const { values, positionals } = parse(args);
	if (values.help === true) return undefined;
	const unknown = positionals.find((name) => !jobs.some((job) => job.name === name));
	if (unknown !== undefined) {
		const names = jobs.map(({ name }) => name).join(", ");
		throw new UsageError(`There is no board "${unknown}"; there are: ${names}.`);
	}
	return positionals.length === 0 ? jobs : jobs.filter(({ name }) => positionals.includes(name));
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: { help: { type: "boolean" } }, allowPositionals: true });
	} catch (error) {
		const line = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0];
		throw new UsageError(`${line}. Use npm run test:link -- --help to see the options.`);
	}
}

/** Builds the program that brings its own screen for the simulator, too. */
async function buildEmbed(): Promise<Count> {
	const lines: string[] = [];
	const onLine = (line: string): void => void lines.push(line);
	try {
		await buildForSimulator(findSimulator(), { manifest: path.join(root, embed.folder), onLine });
	} catch (error) {
		if (!(error instanceof EnvironmentError)) throw error;
		write(`failed: ${embed.name} does not build for the simulator: ${error.message}`);
		write(indented(linkFailure(lines.join("\n"))));
		return { passed: 0, failed: 1 };
	}
	write(`built: ${embed.name} for the simulator`);
	return { passed: 1, failed: 0 };
}

function report(name: string, result: LinkResult): Count {
	if (result.kind === "failed") {
		write(`failed: ${name} does not link`);
		write(indented(result.text));
		return { passed: 0, failed: 1 };
	}
	const { warnings, javascriptBytes, resourceBytes } = result;
	const total = javascriptBytes + resourceBytes;
	const sizes = `JavaScript ${kilobytes(javascriptBytes)} + resources ${kilobytes(resourceBytes)}`;
	const faults: string[] = [];
	if (warnings.ours.length > 0) faults.push(`${warnings.ours.length} warnings`);
	const limit = limits[name];
	if (limit !== undefined && total > limit) faults.push(`over its limit of ${kilobytes(limit)}`);
	const verdict = faults.length === 0 ? "linked" : "failed";
	const sdkWarnings =
		warnings.sdk.length === 0 ? "" : `; ${warnings.sdk.length} warnings about the SDK's own code`;
	write(`${verdict}: ${name}: ${sizes} = ${kilobytes(total)}${sdkWarnings}`);
	if (faults.length > 0) write(`  ${name} has ${faults.join(" and is ")}`);
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
