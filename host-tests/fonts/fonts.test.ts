import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { de } from "../../modules/language/de.js";
import { en } from "../../modules/language/en.js";
import { es } from "../../modules/language/es.js";
import { fr } from "../../modules/language/fr.js";
import { it as italian } from "../../modules/language/it.js";
import { ptBR } from "../../modules/language/pt-br.js";
import { readable } from "../../modules/screen/readable-fonts.js";
import { symbolCharacters } from "../../modules/screen/symbols.js";
import type { FontFiles } from "../../tools/fonts/bmfont-file.js";
import { flashBudgets } from "../../tools/fonts/font-table.js";
import { makeFonts } from "../../tools/fonts/make.js";
import { everyText } from "../../tools/fonts/said.js";
import { loadFonts } from "../../tools/painter/fonts.js";

const folder = new URL("../../../assets/fonts/", import.meta.url);
const codeOf = (text: string) => text.codePointAt(0) ?? 0;
const pixels = (png: Uint8Array) => PNG.sync.read(Buffer.from(png)).data;

describe("the committed fonts", () => {
	let made: readonly FontFiles[] = [];
	before(function makeAll() {
		this.timeout(60_000);
		made = makeFonts();
	});

	it("are those that the tool makes, and no others", () => {
		const files = readdirSync(folder).filter((name) => /\.(fnt|png)$/.test(name));
		assert.deepEqual(files.sort(), made.flatMap(({ name }) => [`${name}.fnt`, `${name}.png`]).sort());
	});

	it("have the metrics that the tool makes, byte by byte", () => {
		for (const { name, fnt } of made) {
			assert.ok(readFileSync(new URL(`${name}.fnt`, folder)).equals(fnt), `${name}.fnt: run npm run fonts`);
		}
	});

	it("take less flash together than their budget", () => {
		const bytes = made.reduce((sum, { flashBytes }) => sum + flashBytes, 0);
		assert.ok(bytes < flashBudgets.latin, `${bytes}`);
	});

	it("are listed with the flash that they take", () => {
		const table = readFileSync(new URL("README.md", folder), "utf8");
		for (const { name, flashBytes } of made) {
			const bytes = flashBytes.toLocaleString("en");
			assert.ok(table.includes(bytes), `${name}: ${bytes} bytes`);
		}
	});

	it("have the pixels that the tool makes", () => {
		for (const { name, png } of made) {
			const committed = pixels(readFileSync(new URL(`${name}.png`, folder)));
			assert.ok(committed.equals(pixels(png)), `${name}.png: run npm run fonts`);
		}
	});
});

describe("every font", () => {
	const fonts = [...loadFonts().byName];
	const glyphsOf = ({ font }: (typeof fonts)[number][1]) =>
		Array.from({ length: 0x2_0000 }, (_, codePoint) => codePoint)
			.filter((codePoint) => font.holds(codePoint))
			.map((codePoint) => font.glyph(codePoint));

	for (const [name, paintFont] of fonts) {
		it(`${name} keeps its ink inside its line and its advances`, () => {
			for (const glyph of glyphsOf(paintFont)) {
				const hex = glyph.id.toString(16);
				assert.ok(glyph.xOffset >= 0 && glyph.xOffset + glyph.width <= glyph.xAdvance, hex);
				assert.ok(glyph.yOffset >= 0, hex);
				assert.ok(glyph.yOffset + glyph.height <= paintFont.font.lineHeight, hex);
			}
		});

		it(`${name} has advances that the SDK can hold in one byte`, () => {
			for (const glyph of glyphsOf(paintFont)) assert.ok(glyph.xAdvance <= 255);
		});

		it(`${name} has no glyph of a single column or row, which boards may draw wrongly`, () => {
			for (const { id, width, height } of glyphsOf(paintFont)) {
				assert.ok(width !== 1 && height !== 1, id.toString(16));
			}
		});
	}

	const having = (characters: string, pattern: RegExp) => {
		for (const [name, { font }] of fonts.filter(([candidate]) => pattern.test(candidate))) {
			for (const character of characters)
				assert.ok(font.has(character.codePointAt(0) ?? 0), `${name} ${character}`);
		}
	};

	it("of text has every character of the words in Latin letters", () => {
		const words = [de, en, es, fr, italian, ptBR].flatMap((one) => everyText(one)).join("");
		having(words.replaceAll("\n", ""), /OpenSans-(Regular|Semibold)/);
	});
	it("of text has the letters and quotes of these languages", () => {
		having("Az09~ÄÖÜäöüßÀàÂâÇçÉéÑñÕõŒœŸÿ‘’‚“”„«»–—…•·€¿¡°", /OpenSans-(Regular|Semibold)/);
	});
	it("has what names are mostly written with, but for the smallest", () => {
		having("ÅåÆæØøŁłąęďťŠšŽžĞğİıŐőŢţȘșčřěůňćńśźżđāē", /OpenSans-Semibold/);
	});
	it("of 14 px has what European languages and typesetting need", () => {
		const latin1AndExtendedA = String.fromCharCode(
			...Array.from({ length: 0xe0 }, (_, index) => 0xa0 + index),
		);
		having(latin1AndExtendedA.replace("\u00ad", ""), /OpenSans-Semibold-14/);
		having("ẞȘșȚț‹›™−", /OpenSans-Semibold-14/);
	});
	it("of a text with letters that its own lacks is one that has them", () => {
		const { metrics } = loadFonts();
		for (const name of metrics.names.filter((one) => /OpenSans-(Regular|Semibold)/.test(one))) {
			for (const font of readable(metrics, [name], "Łódź")) {
				assert.equal(metrics.missing?.(font, "Łódź"), 0, `${name}: ${font}`);
			}
		}
	});
	it("of codes has digits, space, dash and colon", () => having("0123456789 -.:", /Bold/));
	it("of codes has the letters of RFC 8628 §6.1, but for the smallest", () => {
		having("BCDFGHJKLMNPQRSTVWXZ", /Bold-(32|44|56)/);
	});
	it("of 44 px for codes has every capital", () => having("ABCDEFGHIJKLMNOPQRSTUVWXYZ", /Bold-44/));
	it("of symbols has every symbol", () => having(Object.values(symbolCharacters).join(""), /Symbols/));

	it("gives all digits one width", () => {
		for (const [name, { font }] of fonts.filter(([candidate]) => candidate.startsWith("OpenSans"))) {
			const widths = new Set([..."0123456789"].map((digit) => font.width(digit)));
			assert.equal(widths.size, 1, name);
		}
	});

	it("keeps the marks of its letters inside their advances and their line", () => {
		for (const [name, { font }] of fonts) {
			for (let code = 0xc0; code < 0x220; code++) {
				if (!font.has(code)) continue;
				for (const { text, x, y } of font.pieces(String.fromCharCode(code)).slice(1)) {
					const mark = font.glyph(codeOf(text));
					const top = y + mark.yOffset;
					assert.ok(x >= 0 && x + mark.width <= font.glyph(code).xAdvance, `${name} ${code.toString(16)}`);
					assert.ok(top >= 0 && top + mark.height <= font.lineHeight, `${name} ${code.toString(16)}`);
				}
			}
		}
	});

	it("draws no letter with a mark as the letter alone", () => {
		for (const [name, { font }] of fonts) {
			for (let code = 0xc0; code < 0x220; code++) {
				if (!font.has(code) || font.holds(code)) continue;
				assert.equal(font.pieces(String.fromCharCode(code)).length, 2, `${name} ${code.toString(16)}`);
			}
		}
	});

	it("draws each of its characters differently from the replacement", () => {
		for (const [name, { font, levels, pageWidth }] of fonts) {
			const ink = (codePoint: number) => {
				const { x, y, width, height } = font.glyph(codePoint);
				return Array.from({ length: height }, (_, row) =>
					[...levels.subarray((y + row) * pageWidth + x, (y + row) * pageWidth + x + width)].join(),
				).join(";");
			};
			for (const glyph of glyphsOf({ font, levels, pageWidth })) {
				if (glyph.id !== 0xfffd)
					assert.notEqual(ink(glyph.id), ink(0xfffd), `${name} ${glyph.id.toString(16)}`);
			}
		}
	});
});
