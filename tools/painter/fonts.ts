import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import type { Words } from "../../modules/language/words.js";
import { type BmFont, fontMetrics } from "../../modules/screen/bmfont.js";
import type { FontName } from "../../modules/screen/box.js";
import type { FontMetrics } from "../../modules/screen/font-metrics.js";
import { parseBmFont } from "../../modules/screen/parse-bmfont.js";

/** A font and its page; `levels` holds 0 (nothing) … 15 (full) per pixel, row by row. */
export type PaintFont = Readonly<{ font: BmFont; pageWidth: number; levels: Uint8Array }>;

export type Fonts = Readonly<{ metrics: FontMetrics; byName: ReadonlyMap<FontName, PaintFont> }>;

const committed = fileURLToPath(new URL("../../../assets/fonts/", import.meta.url));

const eastAsian = path.join(committed, "east-asian");

/** The family of a language whose script the fonts of every build lack. */
const families: ReadonlyMap<string, string> = new Map([
	["ja", "NotoSansJP"],
	["ko", "NotoSansKR"],
	["zh-CN", "NotoSansSC"],
]);

/** The fonts that a board of that language carries. */
export function fontsFor({ tag }: Words): Fonts {
	const family = families.get(tag);
	const usual = usualFonts();
	return family === undefined
		? usual
		: join(
				usual,
				only(eastAsianFonts(), (name) => name.startsWith(family)),
			);
}

/** Those of every language, the own ones first: the virtual board speaks all of them. */
export function everyFontFor({ tag }: Words): Fonts {
	const family = families.get(tag) ?? "";
	const isOwn = (name: FontName) => family !== "" && name.startsWith(family);
	const others = only(eastAsianFonts(), (name) => !isOwn(name));
	return join(join(usualFonts(), only(eastAsianFonts(), isOwn)), others);
}

let usual: Fonts | undefined;
let others: Fonts | undefined;

function usualFonts(): Fonts {
	usual ??= loadFonts();
	return usual;
}

function eastAsianFonts(): Fonts {
	others ??= loadFonts(eastAsian);
	return others;
}

function only({ byName }: Fonts, isWanted: (name: FontName) => boolean): Fonts {
	return fontsOf(new Map([...byName].filter(([name]) => isWanted(name))));
}

function join(first: Fonts, second: Fonts): Fonts {
	return fontsOf(new Map([...first.byName, ...second.byName]));
}

function fontsOf(byName: ReadonlyMap<FontName, PaintFont>): Fonts {
	return { byName, metrics: fontMetrics(new Map([...byName].map(([name, { font }]) => [name, font]))) };
}

/** Every font in `folder`, by name. An error names the file that cannot be used. */
export function loadFonts(folder: string = committed): Fonts {
	const names = readdirSync(folder)
		.filter((file) => file.endsWith(".fnt"))
		.map((file) => path.basename(file, ".fnt"))
		.sort();
	return fontsOf(new Map(names.map((name) => [name, loadFont(folder, name)])));
}

function loadFont(folder: string, name: string): PaintFont {
	const file = path.join(folder, `${name}.fnt`);
	const parsed = parseBmFont(readFileSync(file));
	if (parsed.kind === "malformed") throw new Error(`${file}: ${parsed.fault.text}`);
	const { font } = parsed;
	const page = PNG.sync.read(readFileSync(path.join(folder, `${name}.png`)));
	if (page.width !== font.pageWidth || page.height !== font.pageHeight) {
		throw new Error(`${file}: its page is ${page.width} × ${page.height}, not as it says`);
	}
	const levels = Uint8Array.from({ length: page.width * page.height }, (_, index) =>
		levelOf(page.data[index * 4 + 3] ?? 0),
	);
	return { font, pageWidth: page.width, levels };
}

/** As the SDK's tools reduce 8 bits of alpha to 4: the inverse is cut off, not rounded. */
function levelOf(alpha: number): number {
	return 15 - ((255 - alpha) >> 4);
}
