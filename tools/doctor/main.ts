import { readBoards } from "../firmware/boards.js";
import { thisMachine } from "../firmware/machine.js";
import { readOptions, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { examine } from "./checks.js";
import { probe } from "./probe.js";
import { describe } from "./text.js";

const help = `usage: npm run doctor -- [--json]

Says what is there and what is missing for the simulator and for each board, each with the command that
mends it. Changes nothing.
  --json   the same as JSON
`;

const options = { json: { type: "boolean" }, help: { type: "boolean" } } as const;

await runProgram(async (args) => {
	const given = readOptions(args, options);
	if (given.help === true) {
		process.stdout.write(help);
		return;
	}
	const report = examine(probe(thisMachine, root), readBoards(root));
	process.stdout.write(given.json === true ? `${JSON.stringify(report, null, "\t")}\n` : describe(report));
});
