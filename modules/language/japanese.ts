import { en } from "./en.js";
import { ja } from "./ja.js";
import type { Words } from "./words.js";

/** The languages of a build with the Japanese fonts. */
export const languages: readonly [Words, ...Words[]] = Object.freeze([ja, en], true);

/** The fonts that these need besides those of every build. */
export const languageFonts: readonly string[] = Object.freeze(
	["NotoSansJP-Regular-14", "NotoSansJP-Semibold-20"],
	true,
);
