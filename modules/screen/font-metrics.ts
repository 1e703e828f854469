import type { FontName } from "./box.js";

/** What layout must know of a font; both painters read it from the same files in `assets/fonts`. Pixels. */
export interface FontMetrics {
	readonly names: readonly FontName[];
	lineHeight(font: FontName): number;
	/** Sum of the advances; a character the font lacks counts, and is drawn, as its replacement. No kerning. */
	width(font: FontName, text: string): number;
	/** How many characters of the text the font lacks; without it, none. */
	missing?(font: FontName, text: string): number;
}
