import { languages as chinese } from "../../modules/language/chinese.js";
import { languages as european } from "../../modules/language/european.js";
import { languages as japanese } from "../../modules/language/japanese.js";
import { languages as korean } from "../../modules/language/korean.js";
import type { Words } from "../../modules/language/words.js";

/** The languages of every build; which of them a board speaks, only the board knows. */
export const everyLanguage: readonly Words[] = [
	...new Set([...european, ...japanese, ...korean, ...chinese]),
];
