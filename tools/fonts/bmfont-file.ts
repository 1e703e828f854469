import { PNG } from "pngjs";
import { flashBytes } from "./flash-size.js";
import type { PixelGlyph } from "./glyph.js";

/** A font as glyphs; `base` is the distance from the top of the line to the baseline. Pixels. */
export type PixelFont = Readonly<{
	/** Without folder and extension: `OpenSans-Regular-14`. */
	name: string;
	family: string;
	sizePx: number;
	bold: boolean;
	lineHeight: number;
	base: number;
	glyphs: readonly PixelGlyph[];
}>;

export type FontFiles = Readonly<{
	name: string;
	fnt: Uint8Array;
	png: Uint8Array;
	/** What it takes on a board. */
	flashBytes: number;
}>;

type Placed = Readonly<{ glyph: PixelGlyph; x: number; y: number }>;
type Page = Readonly<{ width: number; height: number; placed: readonly Placed[] }>;

const charBytes = 20;
/** Alpha of one of 16 levels in 8 bits; the SDK keeps the upper four. */
const alphaPerLevel = 17;

/** No filter and zlib's default strategy: glyphs repeat, they do not shade. A third smaller than what pngjs does by itself. */
const packing = { filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const;

/** BMFont version 3 with one page: grey and alpha, 8 bits each, the glyphs in the alpha channel (opaque = ink). */
export function fontFiles(font: PixelFont): FontFiles {
	const page = layOut(font.glyphs);
	const { name, family, glyphs } = font;
	const bitmaps = glyphs.map(({ bitmap }) => bitmap);
	return {
		name,
		fnt: fntBytes(font, page),
		png: pngBytes(page),
		flashBytes: flashBytes(name, family, bitmaps),
	};
}

/** Rows of glyphs, the tallest first. */
function layOut(glyphs: readonly PixelGlyph[]): Page {
	const area = glyphs.reduce((sum, { bitmap }) => sum + bitmap.width * bitmap.height, 0);
	const widest = Math.max(...glyphs.map(({ bitmap }) => bitmap.width));
	const width = Math.ceil(Math.max(Math.sqrt(area), widest) / 8) * 8;
	const placed: Placed[] = [];
	let x = 0;
	let y = 0;
	let rowHeight = 0;
	const byHeight = [...glyphs].sort((a, b) => b.bitmap.height - a.bitmap.height || a.codePoint - b.codePoint);
	for (const glyph of byHeight) {
		if (x + glyph.bitmap.width > width) {
			x = 0;
			y += rowHeight;
			rowHeight = 0;
		}
		placed.push({ glyph, x, y });
		x += glyph.bitmap.width;
		rowHeight = Math.max(rowHeight, glyph.bitmap.height);
	}
	placed.sort((a, b) => a.glyph.codePoint - b.glyph.codePoint);
	return { width, height: y + rowHeight, placed };
}

function pngBytes(page: Page): Uint8Array {
	const png = new PNG({ width: page.width, height: page.height, colorType: 4 });
	png.data.fill(0);
	for (const { glyph, x, y } of page.placed) {
		const { width, levels } = glyph.bitmap;
		for (const [index, level] of levels.entries()) {
			const pixel = (y + Math.floor(index / width)) * page.width + x + (index % width);
			png.data[pixel * 4 + 3] = level * alphaPerLevel;
		}
	}
	return PNG.sync.write(png, { colorType: 4, ...packing });
}

function fntBytes(font: PixelFont, page: Page): Uint8Array {
	const header = Buffer.from([0x42, 0x4d, 0x46, 3]);
	return Buffer.concat([
		header,
		block(1, infoBlock(font)),
		block(2, commonBlock(font, page)),
		block(3, Buffer.from(`${font.name}.png\0`, "latin1")),
		block(4, Buffer.concat(page.placed.map((placed) => charEntry(placed, font.base)))),
	]);
}

function block(id: number, content: Buffer): Buffer {
	const head = Buffer.alloc(5);
	head.writeUInt8(id, 0);
	head.writeUInt32LE(content.length, 1);
	return Buffer.concat([head, content]);
}

function infoBlock(font: PixelFont): Buffer {
	const fixed = Buffer.alloc(14);
	fixed.writeInt16LE(font.sizePx, 0);
	// Smooth, Unicode, and bold where it is.
	fixed.writeUInt8(font.bold ? 0b1101_0000 : 0b1100_0000, 2);
	fixed.writeUInt16LE(100, 4);
	fixed.writeUInt8(1, 6);
	return Buffer.concat([fixed, Buffer.from(`${font.family}\0`, "latin1")]);
}

function commonBlock(font: PixelFont, page: Page): Buffer {
	const common = Buffer.alloc(15);
	common.writeUInt16LE(font.lineHeight, 0);
	common.writeUInt16LE(font.base, 2);
	common.writeUInt16LE(page.width, 4);
	common.writeUInt16LE(page.height, 6);
	common.writeUInt16LE(1, 8);
	// The alpha channel holds the glyph (0), the colour channels are zero (3).
	common.writeUInt8(0, 11);
	common.fill(3, 12);
	return common;
}

function charEntry({ glyph, x, y }: Placed, base: number): Buffer {
	const { bitmap, codePoint, advance } = glyph;
	const isEmpty = bitmap.width === 0;
	const entry = Buffer.alloc(charBytes);
	entry.writeUInt32LE(codePoint, 0);
	entry.writeUInt16LE(isEmpty ? 0 : x, 4);
	entry.writeUInt16LE(isEmpty ? 0 : y, 6);
	entry.writeUInt16LE(bitmap.width, 8);
	entry.writeUInt16LE(bitmap.height, 10);
	entry.writeInt16LE(bitmap.left, 12);
	entry.writeInt16LE(isEmpty ? 0 : base + bitmap.top, 14);
	entry.writeUInt16LE(advance, 16);
	entry.writeUInt8(0, 18);
	// Bits 4 … 7 of the last byte stay clear: the SDK's compressor keeps marks of its own there.
	entry.writeUInt8(15, 19);
	return entry;
}
