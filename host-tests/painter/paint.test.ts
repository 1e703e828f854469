import assert from "node:assert/strict";
import fc from "fast-check";
import { PNG } from "pngjs";
import type { Box, Picture } from "../../modules/screen/box.js";
import { qrPlan } from "../../modules/screen/qr-plan.js";
import { quietZoneModules } from "../../modules/screen/qr-size.js";
import { loadFonts } from "../../tools/painter/fonts.js";
import { differingPixels, newFrame, rgb565, toPng, toRgba } from "../../tools/painter/frame.js";
import { blend, paint } from "../../tools/painter/paint.js";
import { readWithJsqr, readWithZxing } from "../support/qr-readers.js";

const fonts = loadFonts();
const font = "OpenSans-Semibold-16";

function picture(boxes: readonly Box[], width = 60, height = 40): Picture {
	return { panel: { name: "test", width, height }, background: 0x000000, boxes };
}

function textBox(text: string, x = 0, y = 0): Box {
	const [width, height] = [fonts.metrics.width(font, text), fonts.metrics.lineHeight(font)];
	return { kind: "text", id: "text", font, text, colour: 0xffffff, x, y, width, height };
}

function qrBox(text: string, modulePx: number, modules = qrPlan(text)?.modules ?? 0): Box {
	const modes = qrPlan(text)?.modes ?? "";
	const side = (modules + 2 * quietZoneModules) * modulePx;
	return {
		...{ kind: "qr", id: "qr", text, modes, modules, modulePx, dark: 0x000000, light: 0xffffff },
		...{ x: 0, y: 0, width: side, height: side },
	};
}

describe("the painter", () => {
	it("fills exactly the box", () => {
		const box: Box = { kind: "fill", id: "bar", x: 3, y: 5, width: 7, height: 2, colour: 0xffffff };
		const { pixels } = paint(picture([box]), fonts);
		const lit = [...pixels.keys()].filter((index) => pixels[index] === 0xffff);
		assert.equal(lit.length, 14);
		assert.deepEqual([lit[0], lit.at(-1)], [5 * 60 + 3, 6 * 60 + 9]);
	});

	it("draws text inside its box only, whatever the text", () => {
		const characters = "AJjfgÅŇyQ@ľı中 ".split("");
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...characters), maxLength: 3 }), (text) => {
				const box = textBox(text, 4, 6);
				const frame = paint(picture([box], 80), fonts);
				for (const [index, pixel] of frame.pixels.entries()) {
					const [x, y] = [index % 80, Math.floor(index / 80)];
					const inside = x >= 4 && y >= 6 && x < 4 + box.width && y < 6 + box.height;
					if (!inside) assert.equal(pixel, 0);
				}
			}),
		);
	});

	it("draws a stem fully and its surroundings not at all", () => {
		const { pixels } = paint(picture([textBox("I")]), fonts);
		assert.ok(pixels.includes(0xffff));
		assert.equal(pixels.filter((pixel) => pixel !== 0).length <= 12 * 3, true);
	});

	it("draws the replacement for a character that the font lacks", () => {
		const [missing, replacement] = [
			paint(picture([textBox("中")]), fonts),
			paint(picture([textBox("\ufffd")]), fonts),
		];
		assert.equal(differingPixels(missing, replacement), 0);
	});

	const wrong: readonly (readonly [string, Box])[] = [
		["beyond the right edge", { kind: "fill", id: "b", x: 59, y: 0, width: 2, height: 1, colour: 0 }],
		["above the panel", { kind: "fill", id: "b", x: 0, y: -1, width: 1, height: 1, colour: 0 }],
		["at half a pixel", { kind: "fill", id: "b", x: 0.5, y: 0, width: 1, height: 1, colour: 0 }],
		["wider than its text", { ...textBox("a"), width: 30 }],
		[
			"in an unknown font",
			{ kind: "text", id: "b", font: "No-Regular-1", text: "", colour: 0, x: 0, y: 0, width: 0, height: 0 },
		],
		["with a QR of another size", qrBox("1", 1, 25)],
	];
	for (const [name, box] of wrong) {
		it(`refuses a box ${name}`, () => assert.throws(() => paint(picture([box]), fonts), RangeError));
	}
});

describe("a painted QR code", () => {
	const texts = [
		"https://app.frame.io/pair?user_code=048213",
		"HTTPS://EXAMPLE.COM/DEVICE",
		"048213",
		`https://device.example/activate?user_code=WDJB-MJHT&state=${"x".repeat(200)}`,
	];
	for (const text of texts) {
		for (const modulePx of [3, 4, 5]) {
			it(`of ${text.length} characters at ${modulePx} px is read by two decoders`, async () => {
				const box = qrBox(text, modulePx);
				const frame = paint(picture([box], box.width + 2, box.height + 2), fonts);
				const rgba = toRgba(frame);
				assert.equal(readWithJsqr(rgba, frame.width, frame.height), text);
				assert.equal(await readWithZxing(rgba, frame.width, frame.height), text);
			});
		}
	}

	it("has four light modules around it and dark corners inside them", () => {
		const frame = paint(picture([qrBox("048213", 3)], 87, 87), fonts);
		const at = (x: number, y: number) => frame.pixels[y * 87 + x];
		for (let index = 0; index < 87; index++) {
			for (const edge of [0, 11, 75, 86]) {
				assert.equal(at(index, edge), 0xffff);
				assert.equal(at(edge, index), 0xffff);
			}
		}
		assert.deepEqual([at(12, 12), at(74, 12), at(12, 74)], [0, 0, 0]);
	});
});

describe("blending", () => {
	it("leaves what is under level 0 and covers it at level 15", () => {
		assert.deepEqual([blend(0x1234, 0xabcd, 0), blend(0x1234, 0xabcd, 15)], [0x1234, 0xabcd]);
	});

	it("of a colour with itself is that colour at every level", () => {
		const level = fc.integer({ min: 0, max: 15 });
		fc.assert(
			fc.property(fc.nat({ max: 0xffff }), level, (colour, at) =>
				assert.equal(blend(colour, colour, at), colour),
			),
		);
	});

	it("weighs white on black in 31 parts", () => {
		const red = Array.from({ length: 16 }, (_, level) => blend(0, 0xffff, level) >> 11);
		assert.deepEqual(red, [0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31]);
	});

	it("is Poco's: all three channels at once in one 32-bit word", () => {
		const spread = (pixel: number) => ((pixel | (pixel << 16)) & 0x07e0f81f) >>> 0;
		const inOneWord = (under: number, over: number, level: number): number => {
			const weight = BigInt((level << 1) | (level >> 3));
			let sum = weight * BigInt(spread(over)) + (31n - weight) * BigInt(spread(under)) + 0x02008010n;
			sum = ((sum + ((sum >> 5n) & 0x07e0f81fn)) >> 5n) & 0x07e0f81fn;
			return Number((sum | (sum >> 16n)) & 0xffffn);
		};
		const pixel = fc.nat({ max: 0xffff });
		fc.assert(
			fc.property(pixel, pixel, fc.integer({ min: 1, max: 14 }), (under, over, level) => {
				assert.equal(blend(under, over, level), inOneWord(under, over, level));
			}),
		);
	});
});

describe("a frame", () => {
	it("keeps the high bits of a colour", () => assert.equal(rgb565(0xff8844), 0xfc48));

	it("shows white as full white and black as full black", () => {
		assert.deepEqual([...toRgba(newFrame(1, 1, 0xffffff))], [255, 255, 255, 255]);
		assert.deepEqual([...toRgba(newFrame(1, 1, 0x000000))], [0, 0, 0, 255]);
	});

	it("is the same picture as PNG", () => {
		const frame = paint(picture([textBox("Äg")]), fonts);
		const png = PNG.sync.read(toPng(frame));
		assert.deepEqual([png.width, png.height], [frame.width, frame.height]);
		assert.deepEqual([...png.data], [...toRgba(frame)]);
	});

	it("differs by the pixels that differ", () => {
		const [dark, other] = [newFrame(4, 4, 0), newFrame(4, 4, 0)];
		other.pixels[5] = 1;
		assert.equal(differingPixels(dark, other), 1);
		assert.equal(differingPixels(dark, newFrame(4, 5, 0)), 20);
	});
});
