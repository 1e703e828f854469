import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { fr } from "./fr.js";
import { it } from "./it.js";
import { ptBR } from "./pt-br.js";
import type { Words } from "./words.js";

/**
 * Every language; the first is the one that speaks when none is chosen. A new one is a file and one more entry. A build for a
 * board has a set of them in this module's place, see `manifest_european.json` and its neighbours.
 */
export const languages: readonly [Words, ...Words[]] = Object.freeze([en, de, es, fr, it, ptBR], true);
