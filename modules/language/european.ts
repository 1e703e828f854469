import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { fr } from "./fr.js";
import { it } from "./it.js";
import { ptBR } from "./pt-br.js";
import type { Words } from "./words.js";

/** The languages of a build with the fonts of Latin script. */
export const languages: readonly [Words, ...Words[]] = Object.freeze([en, de, es, fr, it, ptBR], true);

/** The fonts that these need besides those of every build. */
export const languageFonts: readonly string[] = Object.freeze([], true);
