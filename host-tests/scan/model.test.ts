import assert from "node:assert/strict";
import { newFrame } from "../../tools/painter/frame.js";
import { chanceFrom } from "../../tools/scan/chance.js";
import { loseToJpeg } from "../../tools/scan/jpeg-loss.js";
import { blurred, glowAt, glowOf } from "../../tools/scan/lcd.js";
import { shotOf } from "../../tools/scan/lens.js";
import { readShots, targets } from "../../tools/scan/report.js";
import { fonts } from "../support/views.js";

const straight = { panelWidth: 100, panelHeight: 60, scale: 2, distance: 500, tilt: 0, axis: 0, roll: 0 };
const near = (a: number, b: number, by = 1e-6) => Math.abs(a - b) < by;

describe("the model of an LCD", () => {
	it("sends out as much light from white as there is, and hardly any from black", () => {
		const mean = (colour: number) => {
			const { values } = glowOf(newFrame(4, 4, colour));
			return values.reduce((sum, value) => sum + value, 0) / values.length;
		};
		assert.ok(near(mean(0xffffff), 1, 0.001));
		assert.ok(mean(0x000000) < 0.003);
	});

	it("has stripes that a lens makes even", () => {
		const glow = glowOf(newFrame(20, 20, 0xffffff));
		const spread = (from: typeof glow) => {
			const row = Array.from({ length: 30 }, (_, at) => glowAt(from, 8 + at / 10, 10.2));
			return Math.max(...row) - Math.min(...row);
		};
		assert.ok(spread(glow) > 1);
		assert.ok(spread(blurred(glow, 1)) < 0.1);
	});
});

describe("the model of a phone's view", () => {
	it("shows the panel's middle in the middle of the picture, however it is turned", () => {
		const { lens, width } = shotOf({ ...straight, tilt: 25, axis: 40, roll: 10 });
		const [x, y] = lens(width / 2, width / 2);
		assert.ok(near(x, 50) && near(y, 30));
	});

	it("is as large as its scale says when nothing is turned", () => {
		const { lens, width } = shotOf(straight);
		const [x] = lens(width / 2 + 20, width / 2);
		assert.ok(near(x, 60));
	});

	it("shows what is farther away smaller", () => {
		const { lens, width } = shotOf({ ...straight, tilt: 30 });
		const [right] = lens(width / 2 + 60, width / 2);
		const [left] = lens(width / 2 - 60, width / 2);
		assert.notEqual(Math.round(right - 50), Math.round(50 - left));
	});
});

describe("the model of JPEG", () => {
	const picture = () => Float64Array.from({ length: 64 }, (_, at) => (at % 2 === 0 ? 30 : 220));

	it("keeps an even picture", () => {
		const grey = new Float64Array(64).fill(128);
		loseToJpeg(grey, 8, 8, 80);
		assert.ok(grey.every((value) => near(value, 128)));
	});

	it("loses more at lower quality", () => {
		const loss = (quality: number) => {
			const grey = picture();
			loseToJpeg(grey, 8, 8, quality);
			return grey.reduce((sum, value, at) => sum + Math.abs(value - (picture()[at] ?? 0)), 0);
		};
		assert.ok(loss(10) > loss(95));
	});
});

describe("a code in the model", () => {
	it("gives the same shots for the same number", () => {
		const [one, other] = [chanceFrom(7), chanceFrom(7)];
		assert.deepEqual([one.share(), one.normal()], [other.share(), other.normal()]);
	});

	it("is read by both decoders on the smallest panel", async () => {
		const target = targets(fonts).find(({ panel, code }) => panel === "128x160" && code !== undefined);
		assert.ok(target?.code !== undefined);
		assert.deepEqual(await readShots(target.code, 10, 2), { shots: 2, zxing: 2, jsqr: 2 });
	}).timeout(30_000);
});
