import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EnvironmentError, runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { describeRoots, findRoots, type Root } from "./make.js";

const committed = path.join(root, "assets/certificates");

/** `npm run certificates [-- FOLDER]`: writes the trusted roots to FOLDER, by default to `assets/certificates`. */
await runProgram(async ([folder = committed, ...more]) => {
	if (more.length > 0 || folder.startsWith("-")) {
		throw new UsageError("usage: npm run certificates [-- FOLDER]");
	}
	const roots = rootsOfNode();
	mkdirSync(folder, { recursive: true });
	for (const { file, name, der } of roots) {
		writeFileSync(path.join(folder, `${file}.der`), der);
		process.stdout.write(`${file}.der  ${der.length} bytes  ${name}\n`);
	}
	writeFileSync(path.join(folder, "README.md"), describeRoots(roots));
});

function rootsOfNode(): readonly Root[] {
	try {
		return findRoots();
	} catch (error) {
		throw new EnvironmentError(error instanceof Error ? error.message : String(error));
	}
}
