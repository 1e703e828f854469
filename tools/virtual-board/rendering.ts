import type { Present } from "../../modules/engine/engine.js";
import { languageAfter } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import { layout } from "../../modules/screen/layout.js";
import { present } from "../../modules/screen/present.js";
import { everyFontFor } from "../painter/fonts.js";
import { paint } from "../painter/paint.js";
import type { Draw } from "./screen.js";

/** How states become views, and views become pixels. */
export type Rendering = Readonly<{ draw: Draw; presentIn(words: Words): Present }>;

/** The rendering that every board has. Reads the fonts; throws an `Error` that names the file when one is damaged. */
export function loadRendering(): Rendering {
	// What is drawn was said in the language that was asked for last.
	let fonts = everyFontFor(languages[0]);
	return {
		draw: (view, panel, at) => paint(layout(view, panel, fonts.metrics, at), fonts),
		presentIn: (words) => {
			fonts = everyFontFor(words);
			const nextLanguage = languageAfter(words, languages)?.name;
			return (state, wallMs) => present(state, words, { wallMs, nextLanguage });
		},
	};
}
