import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { languages } from "../../modules/language/languages.js";
import { layout } from "../../modules/screen/layout.js";
import { panels } from "../../modules/screen/panels.js";
import { fontsFor } from "../painter/fonts.js";
import { paint } from "../painter/paint.js";
import { root } from "../shared/root.js";
import { shows } from "./scenes.js";
import { captioned, contactSheet } from "./sheet.js";
import { toSmallPng } from "./small-png.js";

const usage = `usage: npm run screens -- [FOLDER]

Paints every kind of view, one contact sheet for each panel and language, into docs/screens or FOLDER. "npm run picture -- --sheet
--out FOLDER" paints sheets of all views, with every reason and the hardest names.
`;

/** Each kind of view once: the others differ from these in a reason or in the length of a name. */
const principalNames = [
	...["starting", "joining", "requesting", "waiting", "waiting-plain-address", "waiting-no-link"],
	...["waiting-link-256", "waiting-renewed", "waiting-trouble", "waiting-hold", "confirming"],
	...["paired-network", "paired-ends-soon", "paired-hold", "paused", "offline-paired", "lost", "lost-lapsed"],
	...["offline-not-joined", "offline-no-address", "offline-no-internet", "offline-portal", "offline-clock"],
	...["offline-no-answer", "unpaired-unused", "unpaired-denied", "unpaired-revoked", "unpaired-reset"],
	...["unpairing", "unconfigured-refused", "fault"],
];
const principal = principalNames.map((name) => {
	const show = shows.find((one) => one.name === name);
	if (show === undefined) throw new Error(`there is no view "${name}"`);
	return show;
});

/** Writes the sheets, and takes away those of panels and languages that are no more. */
function main(args: readonly string[]): number {
	const [given, ...more] = args;
	const folder = given ?? path.join(root, "docs/screens");
	if (more.length > 0 || folder.startsWith("-")) {
		process.stderr.write(usage);
		return 2;
	}
	mkdirSync(folder, { recursive: true });
	for (const old of readdirSync(folder)) if (/^\d+x\d+-.*\.png$/.test(old)) rmSync(path.join(folder, old));
	let bytes = 0;
	let sheets = 0;
	for (const words of languages) {
		const fonts = fontsFor(words);
		for (const panel of panels) {
			const frames = principal.map((show) =>
				captioned(paint(layout(show.viewIn(words), panel, fonts.metrics, show.at), fonts), show.name, fonts),
			);
			const png = toSmallPng(contactSheet(frames));
			writeFileSync(path.join(folder, `${panel.name}-${words.tag}.png`), png);
			bytes += png.length;
			sheets++;
		}
	}
	process.stdout.write(`${sheets} sheets, ${Math.round(bytes / 1_000)} KB\n`);
	return 0;
}

process.exitCode = main(process.argv.slice(2));
