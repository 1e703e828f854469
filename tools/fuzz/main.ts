import path from "node:path";
import { oneOf, positiveNumber, readOptions, runProgram, wholeNumber } from "../shared/options.js";
import { root } from "../shared/root.js";
import { readCorpus, saveInput } from "./corpus.js";
import { Coverage } from "./coverage.js";
import { Dice } from "./dice.js";
import { Fuzzer } from "./fuzzer.js";
import { smallestCover } from "./smallest-cover.js";

const help = `Throws mutated inputs at every parser and checks what each promises: that it never throws, that what it accepts is
within its bounds, that it is quick, and that its texts hold nothing secret. A finding is made as short as it can be
and saved in host-tests/fuzz/corpus, which npm test replays.

  npm run fuzz -- [options]

  --minutes N     how long (1); 0.1 is 6 seconds
  --seed S        repeats the choices of another run, 0 to 4294967295; chosen by the clock when left out
  --target NAME   only this parser
  --keep          also save, for each parser, a few inputs that together reach all code that was reached
  --help          show this text
`;

const progressMs = 5_000;

function report(startedAt: number, fuzzers: readonly Fuzzer[]): void {
	const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
	const executions = fuzzers.reduce((sum, fuzzer) => sum + fuzzer.executions, 0);
	const discoveries = fuzzers.reduce((sum, fuzzer) => sum + fuzzer.discoveries.length, 0);
	const findings = fuzzers.reduce((sum, fuzzer) => sum + fuzzer.findings.length, 0);
	const counts = `${executions.toLocaleString("en")} executions, ${discoveries} reached new code`;
	process.stdout.write(`${seconds} s: ${counts}, ${findings} findings\n`);
}

function saveFindings(fuzzers: readonly Fuzzer[]): void {
	for (const { target, fault, input } of fuzzers.flatMap(({ findings }) => findings)) {
		const file = path.relative(root, saveInput(target, input));
		process.stdout.write(`FINDING in ${target}: ${fault.text}\n  ${file}\n`);
	}
}

/** Looks again, from nothing, at what each input of the run reaches. */
function keep(fuzzers: readonly Fuzzer[], coverage: Coverage): void {
	for (const { target, discoveries } of fuzzers) {
		for (const input of smallestCover(target, discoveries, coverage)) {
			saveInput(target.name, input);
		}
	}
}

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, {
		minutes: { type: "string" },
		seed: { type: "string" },
		target: { type: "string" },
		keep: { type: "boolean" },
		help: { type: "boolean", short: "h" },
	});
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	const minutes = positiveNumber("--minutes", options.minutes ?? "1", 10_000);
	const seed =
		options.seed === undefined ? Date.now() >>> 0 : wholeNumber("--seed", options.seed, 0, 2 ** 32 - 1);
	const coverage = new Coverage();
	coverage.begin();
	// Loaded only now, because V8 counts the blocks of code that it compiles from here on.
	const { targets } = await import("./targets.js");
	const names = targets.map(({ name }) => name);
	const only = options.target === undefined ? undefined : oneOf("--target", options.target, names);
	const chosen = targets.filter(({ name }) => only === undefined || name === only);
	const corpus = readCorpus();
	const dice = new Dice(seed);
	const fuzzers = chosen.map((target) => {
		const inputs = corpus.filter((file) => file.target === target.name).map(({ input }) => input);
		return new Fuzzer(target, new Dice(dice.next()), coverage, inputs);
	});
	process.stdout.write(`${chosen.length} parsers, ${minutes} minutes, seed ${seed}\n`);
	run(fuzzers, minutes * 60_000);
	saveFindings(fuzzers);
	if (options.keep) keep(fuzzers, coverage);
	if (fuzzers.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
}

function run(fuzzers: readonly Fuzzer[], forMs: number): void {
	const startedAt = performance.now();
	let reportAt = startedAt + progressMs;
	for (const fuzzer of fuzzers) fuzzer.begin();
	while (performance.now() - startedAt < forMs && fuzzers.some(({ isSpent }) => !isSpent)) {
		for (const fuzzer of fuzzers) {
			if (performance.now() - startedAt >= forMs) break;
			fuzzer.advance();
			if (performance.now() < reportAt) continue;
			report(startedAt, fuzzers);
			reportAt = performance.now() + progressMs;
		}
	}
	for (const { target, executions, discoveries } of fuzzers) {
		process.stdout.write(
			`${target.name.padEnd(16)} ${executions.toLocaleString("en").padStart(12)} ${discoveries.length}\n`,
		);
	}
	report(startedAt, fuzzers);
}

await runProgram(main);
