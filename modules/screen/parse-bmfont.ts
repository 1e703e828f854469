import { BmFont, charBytes, replacementCode } from "./bmfont.js";

/** `text` says what is wrong and at which byte. */
export type BmFontFault = Readonly<{
	code: "not-bmfont" | "version" | "truncated" | "block" | "pages" | "chars" | "page-bounds" | "replacement";
	text: string;
}>;

export type BmFontResult =
	| Readonly<{ kind: "ok"; font: BmFont }>
	| Readonly<{ kind: "malformed"; fault: BmFontFault }>;

const commonBytes = 15;

const blocks = Object.freeze({ info: 1, common: 2, pages: 3, chars: 4 } as const, true);

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
