import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../shared/root.js";

/** One file per input; the name says the parser. */
export const corpusFolder = path.join(root, "host-tests/fuzz/corpus");

const ending = ".input";

export type CorpusFile = Readonly<{ name: string; target: string; input: Uint8Array }>;

export function readCorpus(folder: string = corpusFolder): readonly CorpusFile[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.sort()
		.map((name) => ({
			name,
			target: name.slice(0, Math.max(0, name.indexOf("--"))),
			input: new Uint8Array(readFileSync(path.join(folder, name))),
		}));
}

/** Saves an input under a name made of its parser and its content. @returns the file */
export function saveInput(target: string, input: Uint8Array, folder: string = corpusFolder): string {
	const hash = createHash("sha256").update(input).digest("hex").slice(0, 8);
	const file = path.join(folder, `${target}--${hash}${ending}`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, input);
	return file;
}
