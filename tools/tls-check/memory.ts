import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EnvironmentError, runProgram, UsageError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { describeFigures, takeFigures } from "./figures.js";
import { findToolchain } from "./toolchain.js";

const file = path.join(root, "docs/memory.md");
const heading = "\n## TLS\n\n";

/**
 * `npm run measure:tls [-- --write]`: measures TLS; with `--write` its section of `docs/memory.md` is written anew, one for each
 * kind of program and version of TLS.
 */
await runProgram(async (args) => {
	if (args.length > 1 || (args[0] ?? "--write") !== "--write") {
		throw new UsageError("usage: npm run measure:tls [-- --write]");
	}
	const found = findToolchain();
	if (found.kind === "missing") throw new EnvironmentError(found.text);
	const figures = await takeFigures();
	const text = describeFigures(figures);
	process.stdout.write(text);
	if (args.length === 1) {
		const old = existsSync(file) ? readFileSync(file, "utf8") : "# Memory\n";
		writeFileSync(file, withSection(old, `tls, ${8 * figures.pointerBytes} bits, ${figures.protocol}`, text));
	}
	process.exit();
});

/** Everything outside of the section called `name` stays as it is. */
function withSection(old: string, name: string, text: string): string {
	const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->\n`];
	const section = `${begin}${text}${end}`;
	const start = old.indexOf(begin);
	const stop = old.indexOf(end);
	if (start >= 0 && stop > start) return `${old.slice(0, start)}${section}${old.slice(stop + end.length)}`;
	return old.includes(heading) ? `${old}\n${section}` : `${old}${heading}${section}`;
}
