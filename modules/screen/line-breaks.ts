/** What may not begin a line (JIS X 4051, GB/T 15834): closing marks, small kana, marks of length and repetition; no-break spaces. */
const notFirst =
	"、。，．：；？！・…‥ー々ゝゞヽヾ）］｝」』】〕〉》〙〛”’％℃\u00a0ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%";
/** What may not end one: opening marks, no-break spaces. */
const notLast = "（［｛「『【〔〈《〘〚“‘([{\u00a0";

/**
 * A word without spaces in the parts between which a line may end: in Chinese and Japanese text between any two characters
 * but for closing and opening marks, never within a run of hiragana or katakana, and never between a number and what it counts. Korean
 * words stay whole.
 */
export function breakable(word: readonly string[]): readonly string[] {
	const parts: string[] = [];
	for (const [index, character] of word.entries()) {
		const before = word[index - 1];
		const last = parts.length - 1;
		if (before !== undefined && !mayBreakBetween(before, character))
			parts[last] = (parts[last] ?? "") + character;
		else parts.push(character);
	}
	return parts;
}

function mayBreakBetween(before: string, after: string): boolean {
	if (!isEastAsian(before) && !isEastAsian(after)) return false;
	if (notFirst.includes(after) || notLast.includes(before)) return false;
	if ((isKatakana(before) && isKatakana(after)) || (isHiragana(before) && isHiragana(after))) return false;
	return !(before >= "0" && before <= "9");
}

/** Kana, ideographs, their punctuation, and full-width forms. */
export function isEastAsian(character: string): boolean {
	const code = character.codePointAt(0) ?? 0;
	return (
		(code >= 0x2e80 && code <= 0x30ff) ||
		(code >= 0x31f0 && code <= 0x9fff) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		(code >= 0xff00 && code <= 0xff60) ||
		(code >= 0x20000 && code <= 0x3ffff)
	);
}

/** The script of endings, such as してください. */
function isHiragana(character: string): boolean {
	return character >= "ぁ" && character <= "ゟ";
}

/** The script of foreign words, such as ネットワーク; the dot between two of them is none of it. */
function isKatakana(character: string): boolean {
	return (character >= "ァ" && character <= "ヺ") || character === "ー";
}

/** A syllable of Korean: where a word is wider than a line, it goes on in the next after any of them. */
export function isHangul(character: string): boolean {
	const code = character.codePointAt(0) ?? 0;
	return code >= 0xac00 && code <= 0xd7a3;
}
