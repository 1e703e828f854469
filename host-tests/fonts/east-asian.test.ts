import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ja } from "../../modules/language/ja.js";
import { ko } from "../../modules/language/ko.js";
import { zhCN } from "../../modules/language/zh-cn.js";
import { readable } from "../../modules/screen/readable-fonts.js";
import { makeEastAsianFonts } from "../../tools/fonts/east-asian.js";
import { flashBytes } from "../../tools/fonts/flash-size.js";
import { flashBudgets } from "../../tools/fonts/font-table.js";
import { everyText, everyTitle } from "../../tools/fonts/said.js";
import { fontsFor, loadFonts } from "../../tools/painter/fonts.js";
import { root } from "../../tools/shared/root.js";

const folder = path.join(root, "assets/fonts/east-asian");
const families = [
	{ family: "NotoSansJP", words: ja, name: "撮影部・春の物語" },
	{ family: "NotoSansKR", words: ko, name: "봄날의 촬영" },
	{ family: "NotoSansSC", words: zhCN, name: "春天的故事" },
];

describe("the fonts of Japanese, Korean and Chinese", () => {
	const { byName } = loadFonts(folder);
	const fontOf = (name: string) => {
		const font = byName.get(name);
		assert.ok(font, name);
		return font;
	};

	/** As `npm run fonts` counts them. */
	const flashBytesOf = (name: string) => {
		const { font, levels, pageWidth } = fontOf(name);
		const pixels: { levels: Uint8Array; width: number }[] = [];
		for (let code = 0; code < 0x1_0000; code++) {
			if (!font.holds(code)) continue;
			const { x, y, width, height } = font.glyph(code);
			const rows = Array.from({ length: height }, (_, row) => {
				const from = (y + row) * pageWidth + x;
				return [...levels.subarray(from, from + width)];
			});
			pixels.push({ levels: Uint8Array.from(rows.flat()), width });
		}
		return flashBytes(name, name.split("-")[0] ?? "", pixels);
	};

	for (const { family, words, name } of families) {
		const regular = `${family}-Regular-14`;
		const strong = `${family}-Semibold-20`;

		it(`have every character of their words: ${family}`, () => {
			assert.equal(fontOf(regular).font.missing(everyText(words).join("")), 0);
			assert.equal(fontOf(strong).font.missing(everyTitle(words).join("")), 0);
		});

		it(`have what names hold: ${family}`, () => {
			assert.equal(fontOf(regular).font.missing(`${name} Straße café – 4`), 0);
		});

		it(`take less than 400 KB of flash: ${family}`, () => {
			const bytes = [regular, strong].reduce((sum, font) => sum + flashBytesOf(font), 0);
			assert.ok(bytes < flashBudgets.eastAsian, `${bytes}`);
		});

		it(`keep their ink inside line and advances, none of it in a single column or row: ${family}`, () => {
			for (const one of [regular, strong]) {
				const { font } = fontOf(one);
				for (let code = 0x20; code < 0x1_0000; code++) {
					if (!font.holds(code)) continue;
					const glyph = font.glyph(code);
					assert.ok(glyph.width !== 1 && glyph.height !== 1, code.toString(16));
					assert.ok(glyph.xOffset >= 0 && glyph.xOffset + glyph.width <= glyph.xAdvance, code.toString(16));
					assert.ok(glyph.yOffset >= 0 && glyph.yOffset + glyph.height <= font.lineHeight, code.toString(16));
				}
			}
		});
	}

	it("are no others than the tool makes", () => {
		const files = readdirSync(folder).filter((file) => /\.(fnt|png)$/.test(file));
		assert.deepEqual(
			files.sort(),
			families.flatMap(({ family }) =>
				["Regular-14", "Semibold-20"].flatMap((kind) => [`${family}-${kind}.fnt`, `${family}-${kind}.png`]),
			),
		);
	});

	// Their outlines are a package of their own, which `npm run fonts -- --east-asian` installs.
	if (existsSync(path.join(root, "tools/fonts/east-asian/node_modules"))) {
		it("are what the tool makes, byte for byte", function () {
			this.timeout(120_000);
			for (const { name, fnt } of makeEastAsianFonts()) {
				assert.ok(readFileSync(path.join(folder, `${name}.fnt`)).equals(fnt), name);
			}
		});
	}
});

describe("the font of a text", () => {
	const sizes = ["OpenSans-Semibold-24", "OpenSans-Semibold-16"];

	it("is the usual one where that has every character", () => {
		assert.deepEqual(readable(fontsFor(ja).metrics, sizes, "Night Shoot"), sizes);
	});

	it("is another script's, no larger, where the usual ones lack a character", () => {
		const { metrics } = fontsFor(ja);
		assert.equal(readable(metrics, sizes, "時計が未設定")[0], "NotoSansJP-Semibold-20");
		assert.equal(readable(metrics, ["OpenSans-Semibold-16"], "時計")[0], "NotoSansJP-Regular-14");
		assert.equal(readable(metrics, ["OpenSans-Regular-12"], "時計")[0], "NotoSansJP-Regular-14");
	});

	it("is the one that lacks the least, with boxes for what is missing, where none has all", () => {
		assert.deepEqual(readable(fontsFor(ja).metrics, sizes, "時計🎬"), ["NotoSansJP-Semibold-20"]);
	});
});
