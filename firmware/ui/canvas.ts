import type { Port, Style } from "piu/MC";
import type { BmFont } from "../../modules/screen/bmfont.js";
import type { Box, Colour, FontName, Picture, QrBox, TextBox } from "../../modules/screen/box.js";
import { quietZoneModules } from "../../modules/screen/qr-size.js";
import { styleOf } from "./fonts.js";
import { QrCode } from "./qr-code.js";

type Area = Readonly<{ x: number; y: number; width: number; height: number }>;

/**
 * Draws pictures on a Piu port that covers the panel. A new picture repaints only the boxes that differ from those of the
 * same id before; overlapping boxes are drawn again in their order.
 */
export class Canvas {
	readonly #fonts: ReadonlyMap<FontName, BmFont>;
	readonly #styles = new Map<FontName, Style>();
	#picture: Picture | undefined;
	#qr: QrCode | undefined;

	constructor(fonts: ReadonlyMap<FontName, BmFont>) {
		this.#fonts = fonts;
	}

	show(port: Port, picture: Picture): void {
		const before = this.#picture;
		this.#picture = picture;
		if (before === undefined || before.background !== picture.background) {
			port.invalidate();
			return;
		}
		for (const { x, y, width, height } of changedAreas(before.boxes, picture.boxes)) {
			port.invalidate(x, y, width, height);
		}
	}

	/** Called by Piu for each part of the panel that has to be painted. */
	draw(port: Port, area: Area): void {
		const picture = this.#picture;
		if (picture === undefined) {
			port.fillColor("black", area.x, area.y, area.width, area.height);
			return;
		}
		port.fillColor(hex(picture.background), area.x, area.y, area.width, area.height);
		for (const box of picture.boxes) if (overlap(box, area)) this.#drawBox(port, box);
	}

	#drawBox(port: Port, box: Box): void {
		switch (box.kind) {
			case "fill":
				port.fillColor(hex(box.colour), box.x, box.y, box.width, box.height);
				return;
			case "text":
				this.#drawText(port, box);
				return;
			case "qr":
				this.#drawQr(port, box);
		}
	}

	#drawText(port: Port, { font, text, colour, x, y, width, height }: TextBox): void {
		const style = this.#styleOf(font);
		const pieces = this.#fonts.get(font)?.pieces(text) ?? [{ text, x: 0, y: 0, width }];
		for (const piece of pieces) {
			port.drawString(piece.text, style, hex(colour), x + piece.x, y + piece.y, piece.width, height);
		}
	}

	#drawQr(port: Port, { modulePx, light, dark, ...box }: QrBox): void {
		if (this.#qr?.text !== box.text) this.#qr = new QrCode(box);
		const quietPx = quietZoneModules * modulePx;
		port.fillColor(hex(light), box.x, box.y, box.width, box.height);
		this.#qr.draw(port, box.x + quietPx, box.y + quietPx, modulePx, hex(dark));
	}

	#styleOf(font: FontName): Style {
		const known = this.#styles.get(font);
		if (known !== undefined) return known;
		const style = styleOf(font);
		this.#styles.set(font, style);
		return style;
	}
}

/** Where a box went, came or became another one. */
function changedAreas(before: readonly Box[], after: readonly Box[]): readonly Area[] {
	const old = new Map(before.map((box) => [box.id, box]));
	const areas: Area[] = [];
	for (const box of after) {
		const previous = old.get(box.id);
		old.delete(box.id);
		if (previous !== undefined && areAlike(previous, box)) continue;
		const end = previous && movedEnd(previous, box);
		if (end !== undefined) {
			areas.push(end);
			continue;
		}
		if (previous !== undefined) areas.push(previous);
		areas.push(box);
	}
	areas.push(...old.values());
	return areas;
}

/** Of a bar that grows or shrinks at its right, only what that changes. */
function movedEnd(before: Box, after: Box): Area | undefined {
	if (before.kind !== "fill" || !areAlike({ ...before, width: after.width }, after)) return undefined;
	const width = Math.min(before.width, after.width);
	return { ...after, x: after.x + width, width: Math.max(before.width, after.width) - width };
}

/** Boxes are flat: two are alike when all their members are. */
function areAlike(a: Box, b: Box): boolean {
	const others = new Map<string, unknown>(Object.entries(b));
	const entries = Object.entries(a);
	return entries.length === others.size && entries.every(([name, value]) => others.get(name) === value);
}

function overlap(a: Area, b: Area): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function hex(colour: Colour): string {
	return `#${colour.toString(16).padStart(6, "0")}`;
}
