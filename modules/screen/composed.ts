/** From À on, the letter without its mark; `1` is the dotless ı, a space has no such letter. */
const letters =
	"AAAAA  CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeee1111 nooooo  uuuuy y" +
	"AaAa  CcCcCcCcD   EeEeEe  EeGgGgGgG Hh  I1I1I1  I   J Kk LlLl   " +
	"   NnNnNn   OoOoOo  RrRrRrSsSsSsSsTtT   UuUuUuUuUu  WwYyYZzZzZz ";

/** Its mark: U+0300 is `@`, and so on. */
const marks =
	"@ABCH  g@ABH@ABH C@ABCH  @ABHA  @ABCHJ g@ABH@ABH C@ABCH  @ABHA H" +
	"DDFF  AABBGGLLL   DDFFGG  LLBBFFGGf BB  CCDDFF  G   B ff AAff   " +
	"   AAffLL   DDFFKK  AAffLLAABBggLLggL   CCDDFFJJKK  BBBBHAAGGLL ";

const firstCode = 0xc0;
const firstMark = 0x300;
const dotlessI = 0x131;

/** Romanian Ș ș Ț ț, with a comma below. */
const commaLetters = "SsTt";
const firstComma = 0x218;
const commaBelow = 0x326;

/** Two code points: a letter, and the combining mark above or below it. */
export type Composed = Readonly<{ letter: number; mark: number }>;

/**
 * The parts of a letter of Latin-1, Latin Extended-A or Romanian that has one mark, so that a font need not hold the whole (Unicode's
 * canonical decomposition, but the dotless i below a mark, and the comma of Baltic letters). `undefined` for all others.
 */
export function composedOf(codePoint: number): Composed | undefined {
	const comma = codePoint - firstComma;
	if (comma >= 0 && comma < commaLetters.length)
		return { letter: commaLetters.charCodeAt(comma), mark: commaBelow };
	const index = codePoint - firstCode;
	if (index < 0 || index >= letters.length) return undefined;
	const letter = letters.charCodeAt(index);
	if (letter === 0x20) return undefined;
	return {
		letter: letter === 0x31 ? dotlessI : letter,
		mark: marks.charCodeAt(index) - 0x40 + firstMark,
	};
}
