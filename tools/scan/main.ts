import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadFonts } from "../painter/fonts.js";
import { readOptions, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { distances, goalSide, goals, type Reads, readShots, type Target, targets } from "./report.js";

const help = `usage: npm run scan-report -- [--shots N] [--dry]

Photographs every code on every panel in a model of phone and LCD, lets two decoders read the shots, and writes
the table to docs/screens.md. Exit status 1 when a goal is missed. Takes some minutes.
  --shots N   shots of each code from each distance, 1 … 1,000 (30)
  --dry       prints the table and writes nothing
`;
const options = { shots: { type: "string" }, dry: { type: "boolean" }, help: { type: "boolean" } } as const;

const file = path.join(root, "docs/screens.md");
const begins = "<!-- scan report -->";
const ends = "<!-- end of scan report -->";

type Row = Readonly<{ target: Target; reads: ReadonlyMap<number, Reads> }>;

async function main(args: readonly string[]): Promise<number> {
	try {
		const given = readOptions(args, options);
		if (given.help === true) {
			process.stdout.write(help);
			return 0;
		}
		const shots = Number(given.shots ?? 30);
		if (!Number.isInteger(shots) || shots < 1 || shots > 1_000) {
			throw new UsageError(`--shots is a whole number from 1 to 1000, not "${given.shots}".`);
		}
		const rows = await shootAll(shots);
		const table = tableOf(rows, shots);
		process.stdout.write(`${table}\n`);
		if (given.dry !== true) writeTable(table);
		const missed = rows.flatMap(misses);
		for (const miss of missed) process.stderr.write(`${miss}\n`);
		return missed.length === 0 ? 0 : 1;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		return error instanceof UsageError ? 2 : 1;
	}
}

async function shootAll(shots: number): Promise<Row[]> {
	const rows: Row[] = [];
	for (const target of targets(loadFonts())) {
		const reads = new Map<number, Reads>();
		for (const distance of distances) {
			if (target.code !== undefined) reads.set(distance, await readShots(target.code, distance, shots));
		}
		process.stderr.write(`${target.panel} ${target.view}\n`);
		rows.push({ target, reads });
	}
	return rows;
}

function tableOf(rows: readonly Row[], shots: number): string {
	const heads = distances.map((distance) => `${distance}:1`);
	const lines = rows.map(({ target, reads }) => {
		const { panel, view, code } = target;
		const cells = distances.map((distance) => cellOf(reads.get(distance)));
		return `| ${panel} | ${view} | ${code === undefined ? "digits alone" : code.modulePx} | ${cells.join(" | ")} |`;
	});
	return [
		`Shots read by ZXing and by jsQR, in percent of ${shots}:`,
		"",
		`| panel | code | px per module | ${heads.join(" | ")} |`,
		`|---|---|---|${"---|".repeat(heads.length)}`,
		...lines,
	].join("\n");
}

function cellOf(reads: Reads | undefined): string {
	if (reads === undefined) return "–";
	const percent = (count: number) => Math.round((1_000 * count) / reads.shots) / 10;
	return `${percent(reads.zxing)} / ${percent(reads.jsqr)}`;
}

function misses({ target, reads }: Row): string[] {
	if (target.shortSide < goalSide) return [];
	return [...goals].flatMap(([distance, goal]) => {
		const { shots, zxing, jsqr } = reads.get(distance) ?? { shots: 1, zxing: 1, jsqr: 1 };
		const worst = Math.min(zxing, jsqr) / shots;
		return worst >= goal ? [] : `missed: ${target.panel}, ${target.view}, ${distance}:1: ${worst} of ${goal}`;
	});
}

function writeTable(table: string): void {
	const text = readFileSync(file, "utf8");
	const [before, rest = ""] = text.split(begins);
	const after = rest.split(ends)[1];
	if (after === undefined) throw new Error(`${file} has no place for the table: "${begins}" … "${ends}".`);
	writeFileSync(file, `${before}${begins}\n${table}\n${ends}${after}`);
}

process.exitCode = await main(process.argv.slice(2));
