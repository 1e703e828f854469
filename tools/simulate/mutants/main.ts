import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { markdownTable } from "../../shared/markdown-table.js";
import { partMadeBy, withPart } from "../../shared/marked-part.js";
import { readOptions, runProgram, UsageError, wholeNumber } from "../../shared/options.js";
import { root } from "../../shared/root.js";
import { type Catch, hunt, type Limits } from "./hunt.js";
import { mutants } from "./list.js";
import type { Mutant } from "./mutant.js";
import { Nursery } from "./nursery.js";

const document = "docs/promises.md";

const help = `Plants faults in a copy of the core, one by one, and simulates lives until a promise breaks. A fault that
none of them shows means that the simulation is blind there, and counts as a failure.

  npm run simulate:mutants -- [options]

  --only NAME   this fault alone; ${document} stays as it is
  --seeds N     lives for each fault (2,000)
  --days N      how long each life is, in days (30)
  --threads N   how many faults at once (2)
  --help        show this text
`;

type Result = Readonly<{ mutant: Mutant; caught: Catch | undefined }>;

const write = (line: string) => process.stdout.write(`${line}\n`);

async function huntAll(
	wanted: readonly Mutant[],
	limits: Limits,
	threads: number,
): Promise<readonly Result[]> {
	const results = new Map<Mutant, Result>();
	const left = wanted.values();
	const work = async (): Promise<void> => {
		const nursery = new Nursery(path.join(root, "build"));
		try {
			for (const mutant of left) {
				const caught = await hunt(nursery, mutant, limits);
				results.set(mutant, { mutant, caught });
				write(describe(mutant, caught, limits));
			}
		} finally {
			nursery.remove();
		}
	};
	await Promise.all(Array.from({ length: Math.min(threads, wanted.length) }, work));
	return wanted.flatMap((mutant) => results.get(mutant) ?? []);
}

function describe({ name }: Mutant, caught: Catch | undefined, { seeds }: Limits): string {
	if (caught === undefined) return `${name}: NOT caught within ${seeds} seeds`;
	return `${name}: seed ${caught.seed}, "${caught.promise}": ${caught.text}`;
}

function writeTable(results: readonly Result[]): void {
	const rows = results.map(({ mutant, caught }) => [
		`\`${mutant.name}\``,
		mutant.fault,
		caught === undefined ? "none" : String(caught.seed),
		caught === undefined ? "not caught" : `\`${caught.promise}\``,
	]);
	const table = markdownTable(["Fault", "A board that …", "Seed", "Promise that breaks"], rows);
	const file = path.join(root, document);
	const part = partMadeBy("npm run simulate:mutants");
	writeFileSync(file, withPart(readFileSync(file, "utf8"), part, table));
}

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, {
		only: { type: "string" },
		seeds: { type: "string" },
		days: { type: "string" },
		threads: { type: "string" },
		help: { type: "boolean", short: "h" },
	});
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	const wanted = options.only === undefined ? mutants : mutants.filter(({ name }) => name === options.only);
	if (wanted.length === 0) throw new UsageError(`There is no fault of the name "${options.only}".`);
	const limits = {
		seeds: wholeNumber("--seeds", options.seeds ?? "2000", 1, 1_000_000),
		days: wholeNumber("--days", options.days ?? "30", 1, 3_650),
	};
	const threads = wholeNumber("--threads", options.threads ?? "2", 1, 64);
	const results = await huntAll(wanted, limits, threads);
	if (options.only === undefined) writeTable(results);
	const missed = results.filter(({ caught }) => caught === undefined).length;
	write(`${results.length - missed} passed, ${missed} failed`);
	if (missed > 0) process.exitCode = 1;
}

await runProgram(main);
