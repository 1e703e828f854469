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

/** `text` says what is wrong and at which byte. */
export type BmFontFault = Readonly<{
	code: "not-bmfont" | "version" | "truncated" | "block" | "pages" | "chars" | "page-bounds" | "replacement";
	text: string;
}>;

export type BmFontResult =
	| Readonly<{ kind: "ok"; font: BmFont }>
	| Readonly<{ kind: "malformed"; fault: BmFontFault }>;

/** U+FFFD, drawn for every character that a font lacks. */
export const replacementCharacter = "\ufffd";

const replacementCode = 0xfffd;
/** Combining marks from here on stand below their letters. */
const firstBelow = 0x323;
/** Marks of the font are placed for letters as high as this one. */
const smallLetter = 0x78;
const charBytes = 20;
const advanceOffset = 16;
/** Of those that are drawn. */
const firstOfAscii = 0x20;
const lastOfAscii = 0x7e;
/** The last code point that is one unit of a string on every engine. */
const lastOfOne = 0xffff;
const commonBytes = 15;

const blocks = Object.freeze({ info: 1, common: 2, pages: 3, chars: 4 } as const, true);

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
		const last = lastOfAscii - firstOfAscii;
		this.#holdsAscii = charCount > last && this.#idOf(0) === firstOfAscii && this.#idOf(last) === lastOfAscii;
		this.#replacement = this.#find(replacementCode) ?? chars;
	}

	/** Whether it draws `codePoint`, by a glyph of its own or by a letter and a mark. */
	has(codePoint: number): boolean {
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
				width += this.#advanceAt(this.#entry(code));
			}
		}
		return width;
	}

	/** How many characters of the text it lacks. */
	missing(text: string): number {
		if (this.#holdsAscii && !/[^ -~]/.test(text)) return 0;
		let missing = 0;
		for (let at = 0; at < text.length; at++) {
			const code = codePointAt(text, at);
			at += unitsOf(code) - 1;
			if (!this.has(code)) missing++;
		}
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

	#idOf(index: number): number {
		return this.#view.getUint32(this.#chars + index * charBytes, true);
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

/**
 * Reads a binary BMFont file: version 3, or the Moddable SDK's version 4, which differs in that a glyph's `x` and `y` are
 * the low and the high half of the offset to its compressed pixels. Blocks info, common, pages and chars in this order,
 * one page, characters ascending, U+FFFD among them. `bytes` must not change afterwards. Never throws.
 */
export function parseBmFont(bytes: Uint8Array): BmFontResult {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.byteLength < 4) return malformed("truncated", "shorter than its 4-byte header");
	if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes[2] !== 0x46) {
		return malformed("not-bmfont", 'does not begin with "BMF"');
	}
	const version = bytes[3];
	if (version !== 3 && version !== 4) return malformed("version", `version ${version} is not 3 or 4`);
	const info = openBlock(view, 4, blocks.info);
	if ("kind" in info) return info;
	const common = openBlock(view, info.end, blocks.common);
	if ("kind" in common) return common;
	if (common.end - common.start < commonBytes) return malformed("block", "common block is too short");
	if (view.getUint16(common.start + 8, true) !== 1) return malformed("pages", "must have one page");
	const pages = openBlock(view, common.end, blocks.pages);
	if ("kind" in pages) return pages;
	const chars = openBlock(view, pages.end, blocks.chars);
	if ("kind" in chars) return chars;
	const count = (chars.end - chars.start) / charBytes;
	if (!Number.isInteger(count))
		return malformed("chars", `chars block is not a multiple of ${charBytes} bytes`);
	const font = new BmFont(view, common.start, chars.start, count);
	return checkChars(view, chars.start, font, version === 3) ?? { kind: "ok", font };
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

type Block = Readonly<{ start: number; end: number }>;
type Malformed = Extract<BmFontResult, { kind: "malformed" }>;

function malformed(code: BmFontFault["code"], text: string): Malformed {
	return { kind: "malformed", fault: { code, text: `BMFont: ${text}` } };
}

function openBlock(view: DataView, at: number, id: number): Block | Malformed {
	if (view.byteLength - at < 5) return malformed("truncated", `ends at byte ${at}, before block ${id}`);
	if (view.getUint8(at) !== id) return malformed("block", `byte ${at} does not begin block ${id}`);
	const start = at + 5;
	const end = start + view.getUint32(at + 1, true);
	if (end > view.byteLength) return malformed("truncated", `ends inside block ${id}`);
	return { start, end };
}

function checkChars(view: DataView, start: number, font: BmFont, hasPage: boolean): Malformed | undefined {
	let previous = -1;
	for (let index = 0; index < font.charCount; index++) {
		const at = start + index * charBytes;
		const id = view.getUint32(at, true);
		if (id <= previous) return malformed("chars", `characters do not ascend at byte ${at}`);
		previous = id;
		const right = view.getUint16(at + 4, true) + view.getUint16(at + 8, true);
		const bottom = view.getUint16(at + 6, true) + view.getUint16(at + 10, true);
		if (hasPage && (right > font.pageWidth || bottom > font.pageHeight)) {
			return malformed("page-bounds", `the character at byte ${at} leaves the page`);
		}
	}
	if (!font.holds(replacementCode)) return malformed("replacement", "U+FFFD is missing");
	return undefined;
}

/** How far an index moves over a code point: where strings are UTF-8, as on boards, each is one unit. */
function unitsOf(codePoint: number): number {
	return codePoint > lastOfOne ? String.fromCodePoint(codePoint).length : 1;
}

function codePointAt(text: string, at: number): number {
	return text.codePointAt(at) ?? replacementCode;
}
