import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import opentype from "opentype.js";
import { ja } from "../../modules/language/ja.js";
import { ko } from "../../modules/language/ko.js";
import type { Words } from "../../modules/language/words.js";
import { zhCN } from "../../modules/language/zh-cn.js";
import { root } from "../shared/root.js";
import { type FontFiles, fontFiles } from "./bmfont-file.js";
import { type Face, openSans } from "./family.js";
import { type PixelGlyph, pixelGlyphs } from "./glyph.js";
import { everyText, everyTitle } from "./said.js";

/** Where the outlines are, which are too large for every installation of the project. */
const packages = path.join(root, "tools/fonts/east-asian/node_modules/@fontsource");

type Script = Readonly<{
	/** In the fonts' names. */
	family: string;
	words: Words;
	package: string;
	subset: string;
	/** Of the characters that names hold: a standard's first level, by rows of its table. */
	encoding: string;
	rows: readonly (readonly [first: number, last: number])[];
	/** Of those, so many, the ones that are used most on the web. */
	most: number;
}>;

const scripts: readonly Script[] = [
	{
		family: "NotoSansJP",
		words: ja,
		package: "noto-sans-jp",
		subset: "japanese",
		encoding: "euc-jp",
		// JIS X 0208: kana, kanji of level 1.
		rows: [
			[4, 5],
			[16, 47],
		],
		most: 3_200,
	},
	{
		family: "NotoSansKR",
		words: ko,
		package: "noto-sans-kr",
		subset: "korean",
		encoding: "euc-kr",
		// KS X 1001: syllables.
		rows: [[16, 40]],
		most: 2_400,
	},
	{
		family: "NotoSansSC",
		words: zhCN,
		package: "noto-sans-sc",
		subset: "chinese-simplified",
		encoding: "gb18030",
		// GB/T 2312: hanzi of level 1.
		rows: [[16, 55]],
		most: 3_000,
	},
];

/** One size for all that names hold, one larger for titles. */
const textPx = 14;
const titlePx = 20;

/** What stands between words in any language. */
const marks = [..."·…–—‘’“”•€™、。，．・：；？！「」『』（）〈〉《》【】々〜％"];

/** The fonts of Japanese, Korean and Chinese; each holds Latin letters too, since a line is drawn in one font. */
export function makeEastAsianFonts(): FontFiles[] {
	if (!existsSync(packages)) {
		throw new Error("the outlines are missing; get them with: npm ci --prefix tools/fonts/east-asian");
	}
	return scripts.flatMap((script) => {
		const texts = [...everyText(script.words)].join("");
		const names = latin(0xff).concat(mostUsed(script));
		return [
			font(script, "Regular", textPx, [...names, ...codesIn(texts)]),
			font(script, "Semibold", titlePx, [...latin(0x7e), ...codesIn(everyTitle(script.words).join(""))]),
		];
	});
}

function font(
	script: Script,
	style: "Regular" | "Semibold",
	sizePx: number,
	codes: readonly number[],
): FontFiles {
	const weight = style === "Regular" ? 400 : 600;
	const all = [...new Set([...codes, ...codesIn(marks.join("")), 0xfffd])].sort((a, b) => a - b);
	const european = pixelGlyphs(openSans(weight), sizePx, all);
	const has = new Set(european.map(({ codePoint }) => codePoint));
	const others = all.filter((code) => !has.has(code));
	const glyphs = [...european, ...pixelGlyphs(outlinesOf(script, weight), sizePx, others)];
	return fontFiles({
		name: `${script.family}-${style}-${sizePx}`,
		family: script.family,
		sizePx,
		bold: false,
		...lineOf(glyphs),
		glyphs: glyphs.sort((a, b) => a.codePoint - b.codePoint),
	});
}

function lineOf(glyphs: readonly PixelGlyph[]): { lineHeight: number; base: number } {
	const base = Math.max(...glyphs.map(({ bitmap }) => -bitmap.top));
	const depth = Math.max(...glyphs.map(({ bitmap }) => bitmap.top + bitmap.height));
	return { lineHeight: base + depth, base };
}

/** Without zones: these letters have no x-height that could lie on a pixel. */
function outlinesOf(script: Script, weight: number): Face {
	const file = path.join(
		packages,
		script.package,
		"files",
		`${script.package}-${script.subset}-${weight}-normal.woff`,
	);
	const bytes = readFileSync(file);
	const parsed = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
	const flat = {
		descender: 0,
		overshoot: 0,
		xHeight: 0,
		xHeightRound: 0,
		capHeight: 0,
		capHeightRound: 0,
		ascender: 0,
	};
	return {
		unitsPerEm: parsed.unitsPerEm,
		zones: flat,
		outline: (codePoint) => {
			const glyph = parsed.charToGlyph(String.fromCodePoint(codePoint));
			return glyph.index === 0
				? undefined
				: { commands: glyph.path.commands, advance: glyph.advanceWidth ?? parsed.unitsPerEm };
		},
	};
}

function latin(last: number): number[] {
	return Array.from({ length: last - 0x1f }, (_, index) => 0x20 + index).filter(
		(code) => code < 0x7f || (code >= 0xa0 && code !== 0xad),
	);
}

function codesIn(text: string): number[] {
	return [...text].map((character) => character.codePointAt(0) ?? 0).filter((code) => code >= 0x20);
}

/** The standard's characters, those that pages use most first: the package's parts are in that order, the last first. */
function mostUsed({ package: name, encoding, rows, most }: Script): number[] {
	const decoder = new TextDecoder(encoding);
	const level: number[] = [];
	for (const [first, last] of rows) {
		for (let row = first; row <= last; row++) {
			for (let cell = 1; cell <= 94; cell++) {
				const text = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
				if ([...text].length === 1 && text !== "\ufffd") level.push(text.codePointAt(0) ?? 0);
			}
		}
	}
	const rank = ranks(name);
	return level.sort((a, b) => (rank(b) ?? -1) - (rank(a) ?? -1) || a - b).slice(0, most);
}

/** The number of the part that holds a character. */
function ranks(name: string): (code: number) => number | undefined {
	const parts: unknown = JSON.parse(readFileSync(path.join(packages, name, "unicode.json"), "utf8"));
	const of = new Map<number, number>();
	for (const [part, ranges] of Object.entries(parts ?? {})) {
		const number = Number(/^\[(\d+)\]$/.exec(part)?.[1] ?? -1);
		for (const range of `${ranges}`.split(",")) {
			const [first = "", last = first] = range.trim().replace("U+", "").split("-");
			for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++)
				of.set(code, number);
		}
	}
	return (code) => of.get(code);
}
