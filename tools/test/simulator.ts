import { availableParallelism } from "node:os";
import path from "node:path";
import { EnvironmentError, readOptions, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { findSdk } from "../sim/sdk.js";
import { add, exitStatus, summary } from "./count.js";
import { runMocha, testFiles } from "./mocha-run.js";

const timeoutMs = 60_000;
/** What measures time is not disturbed by other simulators. */
const alone: readonly string[] = ["start-times.test.js"];
/** These take longest, so they begin first. */
const longest: readonly string[] = ["painters.test.js", "mountings.test.js"];

const help = `Builds the firmware and tests it in the Moddable simulator; needs the Moddable SDK.

  npm run test:sim -- [--grep TEXT]

  --grep TEXT   only the tests whose name holds TEXT
  --help        this text
`;

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** The tests that need the Moddable SDK; without it they fail by one line. */
await runProgram(async (args) => {
	const { grep, help: isHelp } = readOptions(args, {
		grep: { type: "string" },
		help: { type: "boolean", short: "h" },
	});
	if (isHelp) {
		process.stdout.write(help);
		return;
	}
	findSdk();
	const start = performance.now();
	const jobs = availableParallelism();
	write(`simulator, ${jobs} at once …`);
	const files = testFiles(path.join(root, "build/host-tests/simulator"));
	const isOneOf = (names: readonly string[]) => (file: string) => names.includes(path.basename(file));
	const first = files.filter(isOneOf(longest));
	const last = files.filter(isOneOf(alone));
	const others = files.filter((file) => !first.includes(file) && !last.includes(file));
	const together = await runMocha({ files: [...first, ...others], grep, jobs, timeoutMs, write });
	const count = add(together, await runMocha({ files: last, grep, jobs: 1, timeoutMs, write }));
	if (count.passed + count.failed === 0) throw new EnvironmentError("No test was executed.");
	write(`simulator: ${((performance.now() - start) / 1000).toFixed(1)} s`);
	write(summary(count));
	process.exit(exitStatus(count));
});
