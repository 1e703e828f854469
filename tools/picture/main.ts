import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import { layout } from "../../modules/screen/layout.js";
import { type Panel, panelNamed, panels } from "../../modules/screen/panels.js";
import { type Fonts, fontsFor, loadFonts } from "../painter/fonts.js";
import { type FrameBuffer, toPng } from "../painter/frame.js";
import { paint } from "../painter/paint.js";
import { readOptions, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { type Show, shows } from "./scenes.js";
import { contactSheet, enlarged } from "./sheet.js";

const help = `usage: npm run picture -- [--out DIR] [--panel WxH] [--language TAG] [--sheet] [--readme]

Paints every view into DIR as PNG files PANEL/LANGUAGE/VIEW.png.
  --panel WxH      only this panel (${panels.map((panel) => panel.name).join(", ")})
  --language TAG   only this language (${languages.map((words) => words.tag).join(", ")})
  --sheet          one picture for each panel and language, PANEL-LANGUAGE.png, with every view
  --readme         writes docs/pairing-screen.png, the picture in the README
`;

const options = {
	out: { type: "string" },
	panel: { type: "string" },
	language: { type: "string" },
	sheet: { type: "boolean" },
	readme: { type: "boolean" },
	help: { type: "boolean" },
} as const;

function main(args: readonly string[]): number {
	try {
		const given = readOptions(args, options);
		if (given.help === true) {
			process.stdout.write(help);
			return 0;
		}
		const chosenPanels = given.panel === undefined ? panels : [panelOf(given.panel)];
		const chosenLanguages = given.language === undefined ? languages : [wordsOf(given.language)];
		if (given.out === undefined && given.readme !== true) {
			throw new UsageError("Say where the pictures go: --out DIR. Use --help to see the options.");
		}
		const fonts = loadFonts();
		if (given.readme === true) writeReadmePicture(fonts);
		if (given.out === undefined) return 0;
		for (const panel of chosenPanels) {
			for (const words of chosenLanguages)
				writeAll(given.out, panel, words, fontsFor(words), given.sheet === true);
		}
		return 0;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		return error instanceof UsageError ? 2 : 1;
	}
}

function panelOf(name: string): Panel {
	const panel = panelNamed(name);
	if (panel !== undefined) return panel;
	const names = panels.map((known) => known.name).join(", ");
	throw new UsageError(`There is no panel "${name}"; there are: ${names}.`);
}

function wordsOf(tag: string): Words {
	const words = languageNamed(tag, languages);
	if (words !== undefined) return words;
	const tags = languages.map((known) => known.tag).join(", ");
	throw new UsageError(`There is no language "${tag}"; there are: ${tags}.`);
}

function frameOf(show: Show, panel: Panel, words: Words, fonts: Fonts): FrameBuffer {
	return paint(layout(show.viewIn(words), panel, fonts.metrics, show.at), fonts);
}

function writeAll(out: string, panel: Panel, words: Words, fonts: Fonts, asSheet: boolean): void {
	const frames = shows.map((show) => ({ name: show.name, frame: frameOf(show, panel, words, fonts) }));
	if (asSheet) {
		write(path.join(out, `${panel.name}-${words.tag}.png`), contactSheet(frames.map(({ frame }) => frame)));
		return;
	}
	for (const { name, frame } of frames) write(path.join(out, panel.name, words.tag, `${name}.png`), frame);
}

function writeReadmePicture(fonts: Fonts): void {
	const [first] = shows;
	const [words] = languages;
	const panel = panelNamed("320x240");
	if (first === undefined || panel === undefined) throw new Error("there is no view to paint");
	write(path.join(root, "docs/pairing-screen.png"), enlarged(frameOf(first, panel, words, fonts), 2));
}

function write(file: string, frame: FrameBuffer): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, toPng(frame));
	process.stdout.write(`${file}\n`);
}

process.exitCode = main(process.argv.slice(2));
