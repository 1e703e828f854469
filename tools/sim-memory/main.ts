import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { partMadeBy, withPart } from "../shared/marked-part.js";
import { runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { describeFigures, takeFigures } from "./figures.js";

const usage = "usage: npm run measure:memory [-- --write]";
const file = path.join(root, "docs/memory.md");

/** Measures what the firmware uses of the engine's memory in the simulator; `--write` puts it into `docs/memory.md`. */
await runProgram(async (args) => {
	const [first = "--write"] = args;
	if (args.length > 1 || first !== "--write") throw new UsageError(usage);
	const text = describeFigures(await takeFigures());
	process.stdout.write(`${text}\n`);
	if (args.length === 0) return;
	const part = partMadeBy("npm run measure:memory");
	writeFileSync(file, withPart(readFileSync(file, "utf8"), part, text));
});
