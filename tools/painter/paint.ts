import type { Glyph } from "../../modules/screen/bmfont.js";
import type { Box, Picture, QrBox, TextBox } from "../../modules/screen/box.js";
import { quietZoneModules } from "../../modules/screen/qr-size.js";
import type { Fonts, PaintFont } from "./fonts.js";
import { type FrameBuffer, newFrame, rgb565 } from "./frame.js";
import { qrMatrix } from "./qr-code.js";

/**
 * Draws `picture` as the board does, to the pixel. A box that leaves the panel, names a font that does not exist or states
 * another size than what it holds is a mistake in the program: RangeError with the box's id.
 */
export function paint(picture: Picture, fonts: Fonts): FrameBuffer {
	const frame = newFrame(picture.panel.width, picture.panel.height, picture.background);
	for (const box of picture.boxes) paintBox(frame, box, fonts);
	return frame;
}

type Area = Readonly<{ x: number; y: number; width: number; height: number }>;

function paintBox(frame: FrameBuffer, box: Box, fonts: Fonts): void {
	const whole = [box.x, box.y, box.width, box.height].every((value) => Number.isInteger(value) && value >= 0);
	if (!whole || box.x + box.width > frame.width || box.y + box.height > frame.height) {
		throw new RangeError(
			`box "${box.id}" (${box.x}, ${box.y}, ${box.width} × ${box.height}) leaves the ${frame.width} × ${frame.height} panel`,
		);
	}
	switch (box.kind) {
		case "fill":
			fill(frame, box, rgb565(box.colour));
			break;
		case "text":
			paintText(frame, box, fonts);
			break;
		case "qr":
			paintQr(frame, box);
			break;
	}
}

function fill(frame: FrameBuffer, area: Area, pixel: number): void {
	for (let y = area.y; y < area.y + area.height; y++) {
		const row = y * frame.width + area.x;
		frame.pixels.fill(pixel, row, row + area.width);
	}
}

function paintText(frame: FrameBuffer, box: TextBox & { readonly id: string }, fonts: Fonts): void {
	const paintFont = fonts.byName.get(box.font);
	if (paintFont === undefined) throw new RangeError(`box "${box.id}": there is no font "${box.font}"`);
	const { font } = paintFont;
	const width = font.width(box.text);
	if (box.width !== width || box.height !== font.lineHeight) {
		throw new RangeError(
			`box "${box.id}" is ${box.width} × ${box.height}, its text ${width} × ${font.lineHeight}`,
		);
	}
	const pixel = rgb565(box.colour);
	for (const { text, x, y } of font.pieces(box.text)) {
		let pen = box.x + x;
		for (const character of text) {
			const glyph = font.glyph(character.codePointAt(0) ?? 0);
			paintGlyph(frame, paintFont, glyph, pen, box.y + y, pixel);
			pen += glyph.xAdvance;
		}
	}
}

/** Every glyph's ink lies within its advance and its line, so it stays in a box that has been checked. */
function paintGlyph(
	frame: FrameBuffer,
	{ levels, pageWidth }: PaintFont,
	glyph: Glyph,
	pen: number,
	top: number,
	pixel: number,
): void {
	for (let row = 0; row < glyph.height; row++) {
		const from = (glyph.y + row) * pageWidth + glyph.x;
		const to = (top + glyph.yOffset + row) * frame.width + pen + glyph.xOffset;
		for (let column = 0; column < glyph.width; column++) {
			const level = levels[from + column] ?? 0;
			frame.pixels[to + column] = blend(frame.pixels[to + column] ?? 0, pixel, level);
		}
	}
}

/** One of 16 levels of `over` on `under` in Poco's arithmetic for RGB565: weights of 31, rounded per channel. */
export function blend(under: number, over: number, level: number): number {
	if (level === 0) return under;
	if (level === 15) return over;
	const weight = (level << 1) | (level >> 3);
	const channel = (shift: number, mask: number): number => {
		const sum = weight * ((over >> shift) & mask) + (31 - weight) * ((under >> shift) & mask) + 16;
		return ((sum + (sum >> 5)) >> 5) << shift;
	};
	return channel(11, 31) | channel(5, 63) | channel(0, 31);
}

function paintQr(frame: FrameBuffer, box: QrBox & { readonly id: string }): void {
	const matrix = qrMatrix(box);
	const size = matrix.length;
	const side = (box.modules + 2 * quietZoneModules) * box.modulePx;
	if (size !== box.modules || box.width !== side || box.height !== side) {
		throw new RangeError(
			`box "${box.id}" is for ${box.modules} modules of ${box.modulePx} px, its text needs ${size}`,
		);
	}
	fill(frame, box, rgb565(box.light));
	const dark = rgb565(box.dark);
	for (const [row, line] of matrix.entries()) {
		for (const [column, isDark] of line.entries()) {
			if (!isDark) continue;
			const x = box.x + (column + quietZoneModules) * box.modulePx;
			const y = box.y + (row + quietZoneModules) * box.modulePx;
			fill(frame, { x, y, width: box.modulePx, height: box.modulePx }, dark);
		}
	}
}
