import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readOptions, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { measure } from "./measure.js";
import { tableFile, withTable } from "./table.js";

const help = `Puts three clients of the device grant before the same scripted servers and writes what each did into ${tableFile}.

  npm run compare -- [options]

  --json    print the table as JSON and write nothing
  --help    show this text
`;

async function main(args: readonly string[]): Promise<void> {
	const options = readOptions(args, { json: { type: "boolean" }, help: { type: "boolean", short: "h" } });
	if (options.help) {
		process.stdout.write(help);
		return;
	}
	const table = await measure();
	if (options.json) {
		process.stdout.write(`${JSON.stringify(table)}\n`);
		return;
	}
	const file = path.join(root, tableFile);
	const before = readFileSync(file, "utf8");
	const after = withTable(before, table);
	writeFileSync(file, after);
	const cells = table.rows.length * table.clients.length;
	process.stdout.write(
		`${table.rows.length} situations × ${table.clients.length} clients = ${cells} runs; ${tableFile} ${before === after ? "is as it was" : "has changed"}.\n`,
	);
}

await runProgram(main);
