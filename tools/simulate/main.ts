import { readOptions, runProgram, UsageError, wholeNumber } from "../shared/options.js";
import { type Life, lifeOf } from "./plan/life.js";
import { sweep } from "./pool.js";
import { describeAct, describeFailure, describeSweep } from "./report.js";
import { only } from "./shrink.js";
import { tellStory } from "./story.js";
import { sweepAll } from "./sweep/sweep.js";

const help = `Usage: npm run simulate -- [options]

Lives simulated boards through power cuts, lost answers and everything else that can happen to
them, and looks after each event whether every promise of docs/promises.md still holds.

  --seeds N       how many lives (1,000)
  --from SEED     the first seed, or "today" for seeds that nobody has lived yet (1)
  --days N        how long each life is, in days (30)
  --minutes N     begin no new life after so many minutes
  --threads N     how many at once (2)
  --seed N        one life only
  --trace         tell that life line by line
  --sweep         power cuts at every step of pairing, refreshing and unpairing, in all pairs
  --only LIST     leave out all its incidents but these, such as 3,17,22, or none
`;

const maxSeed = 2 ** 48;
const write = (line: string) => process.stdout.write(`${line}\n`);

/** A million seeds for each day. */
function seedsOfToday(): number {
	return Math.floor(Date.now() / 86_400_000) * 1_000_000;
}

function readOnly(life: Life, text: string | undefined): Life {
	if (text === undefined) return life;
	if (text === "none") return only(life, []);
	const last = life.incidents.length - 1;
	return only(
		life,
		text.split(",").map((number) => wholeNumber("--only", number, 0, last)),
	);
}

function tellOne(life: Life, isTold: boolean): void {
	const broken = tellStory(life, isTold ? write : () => {});
	if (broken !== undefined && !isTold) write(`"${broken.promise}" is broken: ${broken.text}`);
	write(broken === undefined ? "1 passed, 0 failed" : "0 passed, 1 failed");
	if (broken !== undefined) process.exitCode = 1;
}

function runSweep(): void {
	const results = sweepAll((result) => write(describeAct(result)));
	const combinations = results.reduce((sum, result) => sum + result.combinations, 0);
	const failed = results.reduce((sum, { violations }) => sum + violations.length, 0);
	write(`${combinations} combinations`);
	write(`${combinations - failed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}

type LivesOptions = Readonly<Record<"from" | "minutes" | "seeds" | "threads", string | undefined>>;

async function runLives(options: LivesOptions, days: number): Promise<void> {
	const from =
		options.from === "today" ? seedsOfToday() : wholeNumber("--from", options.from ?? "1", 0, maxSeed);
	const minutes = options.minutes && wholeNumber("--minutes", options.minutes, 1, 10_000);
	if (options.from === "today") write(`seeds of today, from ${from}`);
	const result = await sweep({
		from,
		seeds: wholeNumber("--seeds", options.seeds ?? "1000", 1, 10_000_000),
		days,
		threads: wholeNumber("--threads", options.threads ?? "2", 1, 64),
		maxFailures: 5,
		deadlineMs: minutes ? minutes * 60_000 : undefined,
		onFailure: (failure) => write(describeFailure(failure, days)),
	});
	write(describeSweep(result));
	write(`${result.lives - result.failures.length} passed, ${result.failures.length} failed`);
	if (result.failures.length > 0) process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, {
		seeds: { type: "string" },
		from: { type: "string" },
		days: { type: "string" },
		minutes: { type: "string" },
		threads: { type: "string" },
		seed: { type: "string" },
		only: { type: "string" },
		trace: { type: "boolean" },
		sweep: { type: "boolean" },
		help: { type: "boolean", short: "h" },
	});
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	if (options.sweep) {
		runSweep();
		return;
	}
	const days = wholeNumber("--days", options.days ?? "30", 1, 3_650);
	if (options.seed !== undefined) {
		const seed = wholeNumber("--seed", options.seed, 0, maxSeed);
		tellOne(readOnly(lifeOf(seed, days), options.only), options.trace ?? false);
		return;
	}
	if (options.trace || options.only !== undefined)
		throw new UsageError("--trace and --only need --seed: they are about one life.");
	await runLives(options, days);
}

await runProgram(main);
