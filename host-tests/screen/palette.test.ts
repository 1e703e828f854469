import assert from "node:assert/strict";
import { accents, palette } from "../../modules/screen/palette.js";
import { contrast } from "../support/contrast.js";

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
