import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { en } from "../../../modules/language/en.js";
import { layout } from "../../../modules/screen/layout.js";
import type { Panel } from "../../../modules/screen/panels.js";
import { loadFonts } from "../../painter/fonts.js";
import { type Show, shows } from "../../picture/scenes.js";
import { root } from "../../shared/root.js";
import { measurementOf } from "../measurement.js";
import { hexOf, type Script } from "./message.js";

const fontFolder = path.join(root, "assets/fonts");

/** The panel with the least room, the one with the most attempts before a code fits, and a wide one. */
const panels: readonly Panel[] = [
	{ name: "128x160", width: 128, height: 160 },
	{ name: "240x240", width: 240, height: 240 },
	{ name: "320x240", width: 320, height: 240 },
];

/** What each picture took, by panel and view, and those that are not as on Node. */
export type Arranged = { readonly computrons: Map<string, number>; readonly differing: string[] };

/** Has the guest `screen` lay out every view in English on some panels. */
export function* arranging(found: Arranged): Script {
	for (const file of readdirSync(fontFolder).filter((name) => name.endsWith(".fnt"))) {
		yield ["font", path.basename(file, ".fnt"), hexOf(readFileSync(path.join(fontFolder, file)))];
	}
	for (const panel of panels) for (const show of shows) yield* arrangingOne(show, panel, found);
}

function* arrangingOne({ name, at, viewIn }: Show, panel: Panel, found: Arranged): Script {
	const { width, height } = panel;
	const view = viewIn(en);
	const before = measurementOf(yield ["measure"]);
	const [line] = yield ["view", JSON.stringify(view), String(width), String(height), String(at)];
	const after = measurementOf(yield ["measure"]);
	const title = `${panel.name} ${name}`;
	found.computrons.set(title, after.computrons - before.computrons);
	const { boxes } = layout(view, panel, loadFonts().metrics, at);
	if (line?.[1] !== JSON.stringify(boxes)) found.differing.push(title);
}
