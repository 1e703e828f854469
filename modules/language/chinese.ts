import { en } from "./en.js";
import type { Words } from "./words.js";
import { zhCN } from "./zh-cn.js";

/** The languages of a build with the fonts of simplified Chinese. */
export const languages: readonly [Words, ...Words[]] = Object.freeze([zhCN, en], true);

/** The fonts that these need besides those of every build. */
export const languageFonts: readonly string[] = Object.freeze(
	["NotoSansSC-Regular-14", "NotoSansSC-Semibold-20"],
	true,
);
