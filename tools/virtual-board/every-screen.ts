import { languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import { panelNamed, panels } from "../../modules/screen/panels.js";
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

/** The page with one row for each language and one picture for each panel, as large as the panels are to each other. */
export function everyScreenPage(): string {
	const rows = languages.map(({ tag, name }) => {
		const pictures = panels.map((panel) => {
			const [width, height] = [panel.width, panel.height].map((pixels) =>
				Math.round(pixels * mmPerPixel(panel) * 5),
			);
			const size = `${panel.width} × ${panel.height}`;
			return `<figure><img src="/screens/${panel.name}/${tag}.png" width="${width}" height="${height}" alt="${name}, ${size}"><figcaption>${size}</figcaption></figure>`;
		});
		return `<section lang="${tag}" aria-label="${name}"><h2>${name}</h2><div class="panels" tabindex="0">${pictures.join("")}</div></section>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<title>Every screen · Slate</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/every-screen.js"></script>
</head>
<body class="every" data-tone="neutral">
<header><p><a href="/">The board</a></p><h1 id="title">Every screen</h1><p id="view" aria-live="polite"></p></header>
${rows.join("\n")}
</body>
</html>
`;
}
