import assert from "node:assert/strict";
import { accents, palette } from "../../modules/screen/palette.js";
import { rgb565 } from "../../tools/painter/frame.js";

/** Relative luminance (WCAG 2.2) of what an RGB565 panel makes of a colour. */
function luminance(colour: number): number {
	const pixel = rgb565(colour);
	const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
	const [red, green, blue] = [(pixel >> 11) / 31, ((pixel >> 5) & 63) / 63, (pixel & 31) / 31].map(linear);
	return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: number, b: number): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

describe("the palette in RGB565", () => {
	const texts = {
		...accents,
		text: palette.text,
		soft: palette.soft,
		dim: palette.dim,
		notice: palette.notice,
	};
	for (const [name, colour] of Object.entries(texts)) {
		it(`has a contrast of 4.5:1 or more between "${name}" and the background`, () => {
			assert.ok(contrast(colour, palette.background) >= 4.5);
		});
	}

	it("has a contrast of 3:1 or more between a bar and its track", () => {
		assert.ok(contrast(accents.neutral, palette.track) >= 3);
		assert.ok(contrast(accents.attention, palette.track) >= 3);
	});

	it("draws the QR code in black on white", () => {
		assert.equal(contrast(palette.qrDark, palette.qrLight), 21);
	});
});
