import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { fr } from "./fr.js";
import { it } from "./it.js";
import { ja } from "./ja.js";
import { ko } from "./ko.js";
import { ptBR } from "./pt-br.js";
import type { Words } from "./words.js";
import { zhCN } from "./zh-cn.js";

/**
 * Every language; the first is the one that speaks when none is chosen. A new one is a file and one more entry. A build for a
 * board has a set of them in this module's place, see `manifest_european.json` and its neighbours.
 */
export const languages: readonly [Words, ...Words[]] = Object.freeze(
	[en, de, es, fr, it, ja, ko, ptBR, zhCN],
	true,
);

/** The fonts that these need besides those of every build. */
export const languageFonts: readonly string[] = Object.freeze(
	["NotoSansJP", "NotoSansKR", "NotoSansSC"].flatMap((family) => [
		`${family}-Regular-14`,
		`${family}-Semibold-20`,
	]),
	true,
);
