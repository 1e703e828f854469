import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import type { Box, Picture, QrBox } from "../../modules/screen/box.js";
import { layout } from "../../modules/screen/layout.js";
import { type Panel, panels } from "../../modules/screen/panels.js";
import type { View } from "../../modules/screen/view.js";
import { type Fonts, fontsFor, loadFonts } from "../../tools/painter/fonts.js";
import { type Show, shows } from "../../tools/picture/scenes.js";

export const fonts = loadFonts();

/** One scene in one language on one panel. */
export type Case = Readonly<{
	name: string;
	scene: Show;
	words: Words;
	panel: Panel;
	view: View;
	picture: Picture;
	/** Of a board that speaks this language. */
	fonts: Fonts;
}>;

/** Every panel × language × view. */
export const cases: readonly Case[] = panels.flatMap((panel) =>
	languages.flatMap((words) =>
		shows.map((scene) => {
			const view = scene.viewIn(words);
			const name = `${panel.name} ${words.tag} ${scene.name}`;
			const ownFonts = fontsFor(words);
			const picture = layout(view, panel, ownFonts.metrics, scene.at);
			return { name, scene, words, panel, view, picture, fonts: ownFonts };
		}),
	),
);

/** Cases for which `finds` says something, with what it says: what a failing test shows. */
export function failures(
	finds: (one: Case) => string | undefined,
	among: readonly Case[] = cases,
): readonly string[] {
	return among.flatMap((one) => {
		const found = finds(one);
		return found === undefined ? [] : [`${one.name}: ${found}`];
	});
}

export function qrOf(picture: Picture): (QrBox & Readonly<{ id: string }>) | undefined {
	return picture.boxes.find((box) => box.kind === "qr");
}

/** Without white space, of which line breaks eat some. */
export function dense(text: string): string {
	return text.replace(/[\s·\u200b]/g, "");
}

/** The text of the boxes `id-1`, `id-2`, …, without white space; `undefined` when there are none. */
export function textOf(picture: Picture, id: string): string | undefined {
	const lines = picture.boxes.filter((box) => new RegExp(`^${id}-\\d+$`).test(box.id));
	if (lines.length === 0) return undefined;
	return dense(lines.map((box) => (box.kind === "text" ? box.text : "")).join(""));
}

export function overlap(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
