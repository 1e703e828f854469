import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeEastAsianFonts } from "./east-asian.js";
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
	let fntBytes = 0;
	let pngBytes = 0;
	try {
		mkdirSync(folder, { recursive: true });
		for (const { name, fnt, png } of isEastAsian ? makeEastAsianFonts() : makeFonts()) {
			writeFileSync(path.join(folder, `${name}.fnt`), fnt);
			writeFileSync(path.join(folder, `${name}.png`), png);
			fntBytes += fnt.length;
			pngBytes += png.length;
			process.stdout.write(`${name.padEnd(24)} .fnt ${fnt.length} bytes, .png ${png.length} bytes\n`);
		}
	} catch (error) {
		process.stderr.write(`The fonts could not be made: ${error instanceof Error ? error.message : error}\n`);
		return 1;
	}
	process.stdout.write(`${"total".padEnd(24)} .fnt ${fntBytes} bytes, .png ${pngBytes} bytes\n`);
	return 0;
}

process.exitCode = main(process.argv.slice(2));
