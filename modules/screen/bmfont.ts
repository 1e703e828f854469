import type { FontName } from "./box.js";
import { composedOf } from "./composed.js";
import type { FontMetrics } from "./font-metrics.js";

/**
 * One character of a font. `x`, `y`, `width`, `height`: where its pixels are on the page; `xOffset`, `yOffset`: where they
 * go, from the pen and from the top of the line; `xAdvance`: how far the pen moves. Pixels.
 */
export type Glyph = Readonly<{
	id: number;
	x: number;
	y: number;
	width: number;
	height: number;
	xOffset: number;
	yOffset: number;
	xAdvance: number;
}>;

/** Text of glyphs as they are, `width` pixels wide, `x` and `y` pixels from the upper left corner of the whole line. */
export type Piece = Readonly<{ text: string; x: number; y: number; width: number }>;

/** U+FFFD, drawn for every character that a font lacks. */
export const replacementCharacter = "\ufffd";

export const replacementCode = 0xfffd;
/** U+200B, where a line may end, is not drawn. */
const phraseMarkCode = 0x200b;
/** Combining marks from here on stand below their letters. */
const firstBelow = 0x323;
/** Marks of the font are placed for letters as high as this one. */
const smallLetter = 0x78;
/** Of each entry of the block of characters. */
export const charBytes = 20;
const advanceOffset = 16;
/** Of those that are drawn. */
const firstOfAscii = 0x20;
const lastOfAscii = 0x7e;
/** The last code point that is one unit of a string on every engine. */
const lastOfOne = 0xffff;

/**
 * A bitmap font, read in place: it keeps the file's bytes and makes nothing per character, so it costs a board no memory
 * of its own when the bytes are in flash. Made by {@link parseBmFont} only, which has checked every offset.
 */
export class BmFont {
	readonly lineHeight: number;
	/** From the top of the line to the baseline. */
	readonly base: number;
	readonly pageWidth: number;
	readonly pageHeight: number;
	readonly charCount: number;
	readonly #view: DataView;
	readonly #chars: number;
	readonly #replacement: number;
	/** All of ASCII that is drawn, which then is what the font begins with. */
	readonly #holdsAscii: boolean;

	constructor(view: DataView, common: number, chars: number, charCount: number) {
		this.#view = view;
		this.#chars = chars;
		this.lineHeight = view.getUint16(common, true);
		this.base = view.getUint16(common + 2, true);
		this.pageWidth = view.getUint16(common + 4, true);
		this.pageHeight = view.getUint16(common + 6, true);
		this.charCount = charCount;
		const last = chars + (lastOfAscii - firstOfAscii) * charBytes;
		this.#holdsAscii = this.#find(firstOfAscii) === chars && this.#find(lastOfAscii) === last;
		this.#replacement = this.#find(replacementCode) ?? chars;
	}

	/** Whether it draws `codePoint`, by a glyph of its own or by a letter and a mark; or needs not to. */
	has(codePoint: number): boolean {
		if (codePoint === phraseMarkCode) return true;
		return this.#entry(codePoint) !== this.#replacement || codePoint === replacementCode;
	}

	/** Whether `codePoint` has a glyph of its own. */
	holds(codePoint: number): boolean {
		return this.#find(codePoint) !== undefined;
	}

	/** The glyph of `codePoint`, of its letter where it is drawn with a mark, or the replacement's. */
	glyph(codePoint: number): Glyph {
		return this.#glyphAt(this.#entry(codePoint));
	}

	#glyphAt(at: number): Glyph {
		const view = this.#view;
		return {
			id: view.getUint32(at, true),
			x: view.getUint16(at + 4, true),
			y: view.getUint16(at + 6, true),
			width: view.getUint16(at + 8, true),
			height: view.getUint16(at + 10, true),
			xOffset: view.getInt16(at + 12, true),
			yOffset: view.getInt16(at + 14, true),
			xAdvance: this.#advanceAt(at),
		};
	}

	/** Sum of the advances, the replacement's for what is missing. No kerning. */
	width(text: string): number {
		const view = this.#view;
		// Most characters are of ASCII, and most of the time that layout takes is spent here.
		const first = this.#holdsAscii ? this.#chars + advanceOffset - firstOfAscii * charBytes : undefined;
		let width = 0;
		for (let at = 0; at < text.length; at++) {
			const unit = text.charCodeAt(at);
			if (first !== undefined && unit <= lastOfAscii && unit >= firstOfAscii) {
				width += view.getUint16(first + unit * charBytes, true);
			} else {
				const code = codePointAt(text, at);
				at += unitsOf(code) - 1;
				if (code !== phraseMarkCode) width += this.#advanceAt(this.#entry(code));
			}
		}
		return width;
	}

	/** How many characters of the text it lacks. */
	missing(text: string): number {
		if (this.#holdsAscii && !/[^ -~]/.test(text)) return 0;
		let missing = 0;
		for (const character of text) if (!this.has(codePointAt(character, 0))) missing++;
		return missing;
	}

	/**
	 * `text` as any renderer draws it: the first piece has a glyph for every character, U+FFFD for those that it lacks; each
	 * of the others is a mark of one of its letters.
	 */
	pieces(text: string): readonly Piece[] {
		const marks: Piece[] = [];
		let line = "";
		let x = 0;
		for (const character of text) {
			const code = codePointAt(character, 0);
			if (code === phraseMarkCode) continue;
			const at = this.#entry(code);
			const id = this.#view.getUint32(at, true);
			line += id === code ? character : String.fromCharCode(id);
			const mark = id === code || at === this.#replacement ? undefined : composedOf(code)?.mark;
			if (mark !== undefined) marks.push(this.#placed(mark, at, x));
			x += this.#advanceAt(at);
		}
		return [{ text: line, x: 0, y: 0, width: x }, ...marks];
	}

	/** A mark in the middle of a letter's ink, as far above it as above a small one; those below stay where they are. */
	#placed(mark: number, letter: number, x: number): Piece {
		const own = this.glyph(mark);
		const { xOffset, width, yOffset } = this.#glyphAt(letter);
		const higher = mark >= firstBelow ? 0 : yOffset - this.glyph(smallLetter).yOffset;
		return {
			text: String.fromCharCode(mark),
			x: x + Math.max(0, xOffset + ((width - own.width) >> 1)),
			y: Math.max(higher, -own.yOffset),
			width: own.xAdvance,
		};
	}

	/** Where a character of ASCII has to be in a font that holds them all; `undefined` for all others. */
	#asciiEntry(codePoint: number): number | undefined {
		if (!this.#holdsAscii || codePoint > lastOfAscii || codePoint < firstOfAscii) return undefined;
		return this.#chars + (codePoint - firstOfAscii) * charBytes;
	}

	/** Offset of the entry that `codePoint` is drawn and measured with. */
	#entry(codePoint: number): number {
		const own = this.#asciiEntry(codePoint) ?? this.#find(codePoint);
		if (own !== undefined) return own;
		const parts = composedOf(codePoint);
		const letter = parts && this.#find(parts.letter);
		const mark = parts && this.#find(parts.mark);
		const isWhole = letter !== undefined && mark !== undefined;
		// A mark that is wider than its letter would leave the box of the text.
		return isWhole && this.#advanceAt(mark) <= this.#advanceAt(letter) ? letter : this.#replacement;
	}

	#advanceAt(entry: number): number {
		return this.#view.getUint16(entry + advanceOffset, true);
	}

	/** Offset of the entry of `codePoint`; the entries ascend. */
	#find(codePoint: number): number | undefined {
		let low = 0;
		let high = this.charCount;
		while (low < high) {
			const middle = (low + high) >> 1;
			const at = this.#chars + middle * charBytes;
			const id = this.#view.getUint32(at, true);
			if (id === codePoint) return at;
			if (id < codePoint) low = middle + 1;
			else high = middle;
		}
		return undefined;
	}
}

/** What layout needs, from fonts by name. Asking for a font that is not among them is a mistake in the program: RangeError. */
export function fontMetrics(fonts: ReadonlyMap<FontName, BmFont>): FontMetrics {
	const named = (name: FontName): BmFont => {
		const font = fonts.get(name);
		if (font === undefined) throw new RangeError(`there is no font "${name}"`);
		return font;
	};
	return {
		names: [...fonts.keys()],
		lineHeight: (name) => named(name).lineHeight,
		width: (name, text) => named(name).width(text),
		missing: (name, text) => named(name).missing(text),
	};
}

/** How far an index moves over a code point: where strings are UTF-8, as on boards, each is one unit. */
function unitsOf(codePoint: number): number {
	return codePoint > lastOfOne ? String.fromCodePoint(codePoint).length : 1;
}

function codePointAt(text: string, at: number): number {
	return text.codePointAt(at) ?? replacementCode;
}
