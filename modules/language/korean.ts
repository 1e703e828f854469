import { en } from "./en.js";
import { ko } from "./ko.js";
import type { Words } from "./words.js";

/** The languages of a build with the Korean fonts. */
export const languages: readonly [Words, ...Words[]] = Object.freeze([ko, en], true);

/** The fonts that these need besides those of every build. */
export const languageFonts: readonly string[] = Object.freeze(
	["NotoSansKR-Regular-14", "NotoSansKR-Semibold-20"],
	true,
);
