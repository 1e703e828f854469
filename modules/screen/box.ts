import type { Panel } from "./panels.js";
import type { QrPlan } from "./qr-plan.js";

/** Fonts by role; a panel's layout picks sizes by what fits. Names equal the files in `assets/fonts`. */
export type FontName = string;

/** 24-bit colour, 0xRRGGBB. Painters reduce it to what the panel shows. */
export type Colour = number;

type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

/** One line of text, its box exactly as wide as the text and as high as the font's line. */
export type TextBox = Rectangle & Readonly<{ kind: "text"; font: FontName; text: string; colour: Colour }>;

export type FillBox = Rectangle & Readonly<{ kind: "fill"; colour: Colour }>;

/**
 * A QR code, its quiet zone included: width = height = (modules + 8) × modulePx. Dark modules in `dark`, all else in `light`.
 * Error correction level L, raised when that costs no larger version.
 */
export type QrBox = Rectangle &
	QrPlan &
	Readonly<{ kind: "qr"; modulePx: number; dark: Colour; light: Colour }>;

/** `id` is stable between two layouts of one view, so a painter can redraw only what differs. */
export type Box = (TextBox | FillBox | QrBox) & Readonly<{ id: string }>;

export type Picture = Readonly<{ panel: Panel; background: Colour; boxes: readonly Box[] }>;
