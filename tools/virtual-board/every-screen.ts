import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import { type Panel, panelNamed, panels } from "../../modules/screen/panels.js";
import { toPng } from "../painter/frame.js";
import { mmPerPixel } from "../picture/panel-size.js";
import type { VirtualBoard } from "./board.js";

const address = /^\/screens\/([0-9]+x[0-9]+)\/([A-Za-z-]+)\.png$/;

/** The picture at `/screens/PANEL/LANGUAGE.png`; `undefined` when there is no such address. */
export function everyScreenPng(board: VirtualBoard, where: string): Buffer | undefined {
	const [, panelName = "", tag = ""] = address.exec(where) ?? [];
	const panel = panelNamed(panelName);
	const words = languageNamed(tag, languages);
	return panel && words && toPng(board.frameIn(words, panel));
}

/** CSS pixels for a millimetre; all panels side by side then fit into a window of 1,280 pixels. */
const pixelsPerMm = 96 / 25.4;

/** The page with one row for each language and one column for each panel, in the panels' own millimetres. */
export function everyScreenPage(): string {
	const rows = languages.map(
		({ tag, name }) =>
			`<tr><th scope="row" lang="${tag}">${name}</th>${panels.map((panel) => cell(panel, tag, name)).join("")}</tr>`,
	);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Every screen · Slate</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/every-screen.js"></script>
</head>
<body class="every" data-tone="neutral">
<main>
<p><a href="/">The board</a></p>
<h1 id="title">Every screen</h1>
<div id="words" aria-live="polite">
<p class="state"><span id="view-name">starting</span></p>
<p id="view" hidden></p>
<p class="time-left" id="time-left" hidden></p>
</div>
<p class="choice"><label for="size">Size on this page</label>
<select id="size"><option value="real">as the panels are</option><option value="pixels">one pixel each</option></select></p>
<div class="scroller" role="region" aria-label="Every panel in every language" tabindex="0">
<table>
<thead><tr><th scope="col">Language</th>${panels.map(columnHead).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
</main>
</body>
</html>
`;
}

function columnHead(panel: Panel): string {
	const [width, height] = sizeMm(panel).map((mm) => mm.toFixed(1));
	return `<th scope="col">${sizeText(panel)}<small>${width} × ${height} mm</small></th>`;
}

function cell(panel: Panel, tag: string, language: string): string {
	const [width, height] = sizeMm(panel).map((mm) => Math.round(mm * pixelsPerMm));
	const where = `${sizeText(panel)}, ${language}`;
	return `<td><img src="/screens/${panel.name}/${tag}.png" width="${width}" height="${height}" alt="${where}" data-where="${where}"></td>`;
}

function sizeText({ width, height }: Panel): string {
	return `${width} × ${height}`;
}

function sizeMm(panel: Panel): readonly [width: number, height: number] {
	return [panel.width * mmPerPixel(panel), panel.height * mmPerPixel(panel)];
}
