import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { en } from "../../../modules/language/en.js";
import { ja } from "../../../modules/language/ja.js";
import { ko } from "../../../modules/language/ko.js";
import type { Words } from "../../../modules/language/words.js";
import { zhCN } from "../../../modules/language/zh-cn.js";
import { layout } from "../../../modules/screen/layout.js";
import type { Panel } from "../../../modules/screen/panels.js";
import { type Fonts, fontsFor } from "../../painter/fonts.js";
import { type Show, shows } from "../../picture/scenes.js";
import { root } from "../../shared/root.js";
import { measurementOf } from "../measurement.js";
import { hexOf, type Script } from "./message.js";

const fontFolders = ["assets/fonts", "assets/fonts/east-asian"].map((folder) => path.join(root, folder));

const square: Panel = { name: "240x240", width: 240, height: 240 };

/** The panel with the least room, the one with the most attempts before a code fits, and a wide one. */
const panels: readonly Panel[] = [
	{ name: "128x160", width: 128, height: 160 },
	square,
	{ name: "320x240", width: 320, height: 240 },
];

/** What a machine lays out: one for each language, as on a board whose build has the fonts of that language only. */
export type Display = Readonly<{ words: Words; panels: readonly Panel[] }>;

/** English on all panels, and the languages that break lines in other ways on one. */
export const displays: readonly Display[] = [
	{ words: en, panels },
	...[ja, zhCN, ko].map((words) => ({ words, panels: [square] })),
];

/** What each picture took, by language, panel and view, and those that are not as on Node. */
export type Arranged = { readonly computrons: Map<string, number>; readonly differing: string[] };

/** Has the guest `screen` lay out every view on a display. */
export function* arranging({ words, panels }: Display, found: Arranged): Script {
	const fonts = fontsFor(words);
	for (const name of fonts.byName.keys()) yield ["font", name, hexOf(readFileSync(fontFile(name)))];
	for (const panel of panels) for (const show of shows) yield* arrangingOne(show, words, panel, fonts, found);
}

function fontFile(name: string): string {
	const files = fontFolders.map((folder) => path.join(folder, `${name}.fnt`));
	const file = files.find((candidate) => existsSync(candidate));
	if (file === undefined) throw new Error(`the font "${name}" is in none of ${fontFolders.join(", ")}`);
	return file;
}

function* arrangingOne(
	{ name, at, viewIn }: Show,
	words: Words,
	panel: Panel,
	{ metrics }: Fonts,
	found: Arranged,
): Script {
	const { width, height } = panel;
	const view = viewIn(words);
	const before = measurementOf(yield ["measure"]);
	const [line] = yield ["view", JSON.stringify(view), String(width), String(height), String(at)];
	const after = measurementOf(yield ["measure"]);
	const title = `${words.tag} ${panel.name} ${name}`;
	found.computrons.set(title, after.computrons - before.computrons);
	const { boxes } = layout(view, panel, metrics, at);
	if (line?.[1] !== JSON.stringify(boxes)) found.differing.push(title);
}
