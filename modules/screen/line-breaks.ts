import { graphemes } from "./graphemes.js";

/** What may not begin a line (JIS X 4051, GB/T 15834): closing marks, small kana, marks of length and repetition; no-break spaces. */
const notFirst =
	"、。，．：；？！・…‥ー々ゝゞ）］｝」』】〕〉》〙〛”’％℃\u00a0ぁぃぅぇぉっゃゅょゎヵヶ,.:;?!)]}%";
/** What may not end one: opening marks, no-break spaces. */
const notLast = "（［｛「『【〔〈《〘〚“‘([{\u00a0";

/** Where a line of a text that has any had better end: between words of a script that has no spaces. */
export const phraseMark = "\u200b";

/**
 * A word without spaces in the phrases between which a line had better end: where one is marked, after a mark of punctuation,
 * and where hiragana, such as a particle, end what is said of one thing and another begins.
 */
export function phrases(word: string): readonly string[] {
	const isGood = (before: string, after: string) => endsPhrase(before) && kana(after) !== hiragana;
	return word.split(phraseMark).flatMap((part) => parted(graphemes(part), isGood));
}

/**
 * A word without spaces in the parts between which a line may end: in Chinese and Japanese text between any two characters
 * but for closing and opening marks, never within a run of hiragana or katakana, and never between a number and what it counts. Korean
 * words stay whole.
 */
export function breakable(word: string): readonly string[] {
	return parted(graphemes(word), () => true);
}

/** A text that is marked wherever its lines may end. */
export function breakableAnywhere(text: string): string {
	const words = text.replaceAll(phraseMark, "").split(" ");
	return words.map((word) => breakable(word).join(phraseMark)).join(" ");
}

/** The prefixes お and ご are hiragana, too, but begin a phrase. */
function endsPhrase(character: string): boolean {
	return (kana(character) === hiragana && !"おご".includes(character)) || notFirst.includes(character);
}

function parted(
	word: readonly string[],
	isGood: (before: string, after: string) => boolean,
): readonly string[] {
	const parts: string[] = [];
	for (const [index, character] of word.entries()) {
		const before = word[index - 1];
		const last = parts.length - 1;
		if (before !== undefined && !(mayBreakBetween(before, character) && isGood(before, character)))
			parts[last] = (parts[last] ?? "") + character;
		else parts.push(character);
	}
	return parts;
}

function mayBreakBetween(before: string, after: string): boolean {
	if (!isEastAsian(before) && !isEastAsian(after)) return false;
	if (notFirst.includes(after) || notLast.includes(before)) return false;
	if (kana(before) > 0 && kana(before) === kana(after)) return false;
	return !(before >= "0" && before <= "9");
}

/** Kana, ideographs, their punctuation, and full-width forms. */
function isEastAsian(character: string): boolean {
	return /[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(character);
}

const hiragana = 1;
const katakana = 2;

/** Of a word's ending, such as してください, or of a foreign word, such as ネットワーク; the dot between two of these is of none. */
function kana(character: string): number {
	if (character >= "ぁ" && character <= "ゟ") return hiragana;
	return (character >= "ァ" && character <= "ヺ") || character === "ー" ? katakana : 0;
}

/** A syllable of Korean: where a word is wider than a line, it goes on in the next after any of them. */
export function isHangul(character: string): boolean {
	return character >= "가" && character <= "힣";
}
