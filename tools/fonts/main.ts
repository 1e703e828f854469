import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FontFiles } from "./bmfont-file.js";
import { makeEastAsianFonts } from "./east-asian.js";
import { flashBudgets } from "./font-table.js";
import { makeFonts } from "./make.js";

const committed = fileURLToPath(new URL("../../../assets/fonts/", import.meta.url));

/**
 * `npm run fonts [-- FOLDER]`: writes every font to FOLDER, by default to `assets/fonts`, and prints the sizes. With
 * `--east-asian` those of Japanese, Korean and Chinese, by default to `assets/fonts/east-asian`.
 */
function main(all: readonly string[]): number {
	const isEastAsian = all[0] === "--east-asian";
	const args = isEastAsian ? all.slice(1) : all;
	const [folder = isEastAsian ? path.join(committed, "east-asian") : committed, ...more] = args;
	if (more.length > 0 || folder.startsWith("-")) {
		process.stderr.write("usage: npm run fonts -- [--east-asian] [FOLDER]\n");
		return 2;
	}
	let made: readonly FontFiles[] = [];
	try {
		mkdirSync(folder, { recursive: true });
		made = isEastAsian ? makeEastAsianFonts() : makeFonts();
		for (const { name, fnt, png } of made) {
			writeFileSync(path.join(folder, `${name}.fnt`), fnt);
			writeFileSync(path.join(folder, `${name}.png`), png);
		}
	} catch (error) {
		process.stderr.write(`The fonts could not be made: ${error instanceof Error ? error.message : error}\n`);
		return 1;
	}
	for (const { name, flashBytes } of made) printSize(name, flashBytes);
	const sums = isEastAsian ? sumsBy(made, familyOf) : sumsBy(made, () => "together");
	const budget = isEastAsian ? flashBudgets.eastAsian : flashBudgets.latin;
	for (const [name, bytes] of sums) printSize(name, bytes, budget);
	return 0;
}

function printSize(name: string, bytes: number, budget?: number): void {
	const of = budget === undefined ? "" : ` of ${budget}${bytes > budget ? ", which is too much" : ""}`;
	process.stdout.write(`${name.padEnd(24)} ${String(bytes).padStart(7)} bytes of flash${of}\n`);
}

function familyOf({ name }: FontFiles): string {
	return name.split("-")[0] ?? name;
}

function sumsBy(made: readonly FontFiles[], keyOf: (font: FontFiles) => string): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const font of made) sums.set(keyOf(font), (sums.get(keyOf(font)) ?? 0) + font.flashBytes);
	return sums;
}

process.exitCode = main(process.argv.slice(2));
