import { rgb565 } from "../../tools/painter/frame.js";

/** Relative luminance (WCAG 2.2) of what an RGB565 panel makes of a colour. */
function luminance(colour: number): number {
	const pixel = rgb565(colour);
	const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
	const [red, green, blue] = [(pixel >> 11) / 31, ((pixel >> 5) & 63) / 63, (pixel & 31) / 31].map(linear);
	return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** 1 … 21. */
export function contrast(a: number, b: number): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}
