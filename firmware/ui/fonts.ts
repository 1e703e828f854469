import Resource from "Resource";
import type { Style } from "piu/MC";
import { languageFonts } from "../../modules/language/languages.js";
import type { BmFont } from "../../modules/screen/bmfont.js";
import type { FontName } from "../../modules/screen/box.js";
import { parseBmFont } from "../../modules/screen/parse-bmfont.js";

/** The fonts of `assets/fonts` that the manifest puts into flash. */
const fontNames = Object.freeze([
	"OpenSans-Regular-12",
	"OpenSans-Semibold-14",
	"OpenSans-Semibold-16",
	"OpenSans-Semibold-20",
	"OpenSans-Semibold-24",
	"OpenSans-Bold-28",
	"OpenSans-Bold-32",
	"OpenSans-Bold-44",
	"OpenSans-Bold-56",
	"Symbols-Regular-16",
	"Symbols-Regular-24",
	"Symbols-Regular-48",
]);

/** Measures of every font, read in place from flash. A build that lacks one, or holds a damaged one, throws its name. */
export function loadFonts(): ReadonlyMap<FontName, BmFont> {
	return new Map([...fontNames, ...languageFonts].map((name) => [name, loadFont(name)]));
}

function loadFont(name: FontName): BmFont {
	// A resource is a buffer in flash that typed arrays accept like any other.
	const bytes = new Uint8Array(new Resource(`${name}.bf4`) as unknown as ArrayBuffer);
	const parsed = parseBmFont(bytes);
	if (parsed.kind === "malformed") throw new Error(`${name}: ${parsed.fault.text}`);
	return parsed.font;
}

/** The Piu style that draws with a font: `OpenSans-Semibold-20` is `semibold 20px OpenSans`. */
export function styleOf(name: FontName): Style {
	const [family, weight, size] = name.split("-");
	const prefix = weight === "Regular" ? "" : `${weight?.toLowerCase()} `;
	return new Style({ font: `${prefix}${size}px ${family}` });
}
