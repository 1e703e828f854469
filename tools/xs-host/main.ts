import { readFileSync } from "node:fs";
import path from "node:path";
import { EnvironmentError, readOptions, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { type Count, exitStatus, summary } from "../test/count.js";
import { type Budgets, judge, parseBudgets } from "./budgets.js";
import { buildHost, findCompiler } from "./build-host.js";
import { findSources } from "./sources.js";
import { type Claim, Trial } from "./trial.js";

const budgetsFile = "tools/xs-host/budgets.json";
const life = { days: 30, garbageAnswers: 1_000 } as const;
/** What a program ends with that could not be tried here. */
const notTried = 77;

const help = `Runs the core on XS, the engine of the boards, in a pool as small as theirs.

  npm run test:xs -- [options]

  --figures  print what was measured as JSON and hold nothing against it
  --help     show this text

A small host in C is compiled with the XS sources that the npm package @agoric/xsnap carries (fetched once, into .slate/xs),
or with those of the tree that XS_SOURCES names, such as a Moddable checkout. CC names another C compiler. The ceilings are in
${budgetsFile}. Without a C compiler it ends with status ${notTried}.
`;

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

function report(line: string): void {
	process.stderr.write(`${line}\n`);
}

function show({ name, holds, detail }: Claim): boolean {
	write(holds ? `  holds: ${name}` : `  failed: ${name}${detail === undefined ? "" : `; ${detail}`}`);
	return holds;
}

function countOf(outcomes: readonly boolean[]): Count {
	const passed = outcomes.filter(Boolean).length;
	return { passed, failed: outcomes.length - passed };
}

async function test(trial: Trial, { xs, ceilings }: Budgets): Promise<Count> {
	const outcomes: boolean[] = [];
	for (const claim of await trial.probe()) outcomes.push(show(claim));
	outcomes.push(show(await trial.qrCodes()));
	for (const claim of await trial.qrRefusals()) outcomes.push(show(claim));
	report(
		`A life of ${life.days} days and ${life.garbageAnswers} garbage answers, on Node and on XS (about a minute) …`,
	);
	const { claims, figures, preloaded } = await trial.live(life);
	for (const claim of claims) outcomes.push(show(claim));
	if (preloaded.version === xs) {
		for (const { name, holds, text } of judge(figures, ceilings)) {
			outcomes.push(show({ name: `${name}: ${text}`, holds, detail: undefined }));
		}
	} else {
		write(`  The ceilings are for XS ${xs}. With XS ${preloaded.version} it is:`);
		for (const [name, figure] of Object.entries(figures))
			write(`    ${name}: ${figure.toLocaleString("en")}`);
	}
	return countOf(outcomes);
}

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, { figures: { type: "boolean" }, help: { type: "boolean", short: "h" } });
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	const compiler = findCompiler();
	if (compiler === undefined) {
		report(
			"There is no C compiler here, so nothing was tried. Install one, such as: sudo apt-get install gcc libc6-dev",
		);
		process.exitCode = notTried;
		return;
	}
	const budgets = parseBudgets(readFileSync(path.join(root, budgetsFile), "utf8"));
	const program = await buildHost(findSources(process.env.XS_SOURCES, report), compiler, report);
	const trial = new Trial(program, budgets);
	if (options.figures) {
		const { figures, preloaded } = await trial.live(life);
		write(JSON.stringify({ version: preloaded.version, figures }, null, "\t"));
		return;
	}
	const count = await test(trial, budgets).catch((error: unknown) => {
		throw new EnvironmentError(
			`The host ended early: ${error instanceof Error ? error.message : String(error)}`,
		);
	});
	write(summary(count));
	process.exitCode = exitStatus(count);
}

await runProgram(main);
