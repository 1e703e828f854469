import type { Words } from "./words.js";

/** The language of a BCP 47 tag: the same tag, or else the same first part, as `de` for `de-AT`. */
export function languageNamed(tag: string, among: readonly Words[]): Words | undefined {
	const wanted = tag.toLowerCase().replaceAll("_", "-");
	const primary = (name: string) => name.toLowerCase().split("-")[0];
	return (
		among.find((words) => words.tag.toLowerCase() === wanted) ??
		among.find((words) => primary(words.tag) === primary(wanted))
	);
}

/** The one after `words`; `undefined` when there is no other. */
export function languageAfter(words: Words, among: readonly Words[]): Words | undefined {
	const next = among[(among.indexOf(words) + 1) % among.length];
	return next === words ? undefined : next;
}
