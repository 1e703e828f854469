import type { Present } from "../../modules/engine/engine.js";
import { languageAfter } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import type { State } from "../../modules/pairing/state.js";
import { layout } from "../../modules/screen/layout.js";
import type { Panel } from "../../modules/screen/panels.js";
import { present } from "../../modules/screen/present.js";
import { everyFontFor } from "../painter/fonts.js";
import type { FrameBuffer } from "../painter/frame.js";
import { paint } from "../painter/paint.js";
import type { Draw } from "./screen.js";

/** How states become views, and views become pixels. */
export type Rendering = Readonly<{
	draw: Draw;
	/** `battery`: percent whenever something is shown; `undefined`: there is none. */
	presentIn(words: Words, battery: () => number | undefined): Present;
	/** The state in that language on that panel, whatever is shown elsewhere. */
	drawIn(words: Words, panel: Panel, shown: Moment): FrameBuffer;
}>;

/** A state and when it is looked at: monotonic and, if it is known, wall clock in ms; and the battery, percent. */
export type Moment = Readonly<{
	state: State;
	at: number;
	wallMs: number | undefined;
	batteryPercent: number | undefined;
}>;

/** The rendering that every board has. Reads the fonts; throws an `Error` that names the file when one is damaged. */
export function loadRendering(): Rendering {
	// What is drawn was said in the language that was asked for last.
	let fonts = everyFontFor(languages[0]);
	return {
		drawIn: (words, panel, { state, at, wallMs, batteryPercent }) => {
			const own = everyFontFor(words);
			const nextLanguage = languageAfter(words, languages)?.name;
			const view = present(state, words, { wallMs, nextLanguage, batteryPercent });
			return paint(layout(view, panel, own.metrics, at), own);
		},
		draw: (view, panel, at) => paint(layout(view, panel, fonts.metrics, at), fonts),
		presentIn: (words, battery) => {
			fonts = everyFontFor(words);
			const nextLanguage = languageAfter(words, languages)?.name;
			return (state, wallMs) => present(state, words, { wallMs, nextLanguage, batteryPercent: battery() });
		},
	};
}
