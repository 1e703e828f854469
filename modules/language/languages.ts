import { de } from "./de.js";
import { en } from "./en.js";
import type { Words } from "./words.js";

/** Every language; the first is the one that speaks when none is chosen. A new one is a file and one more entry. */
export const languages: readonly [Words, ...Words[]] = Object.freeze([en, de], true);

/** The language of a BCP 47 tag, by its first part: `de` also for `de-AT`. `undefined` when there is none. */
export function languageNamed(tag: string): Words | undefined {
	const primary = tag.toLowerCase().split(/[-_]/)[0];
	return languages.find((words) => words.tag === primary);
}
