import path from "node:path";
import { EnvironmentError, runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { findSdk } from "../sim/sdk.js";
import { exitStatus, summary } from "./count.js";
import { runMocha, testFiles } from "./mocha-run.js";

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** The tests that need the Moddable SDK; without it they fail by one line. */
await runProgram(async (args) => {
	findSdk();
	const start = performance.now();
	write("simulator …");
	const files = testFiles(path.join(root, "build/host-tests/simulator"));
	const grep = args[0] === "--grep" ? args[1] : undefined;
	const count = await runMocha({ files, grep, jobs: 1, timeoutMs: 60_000, write });
	if (count.passed + count.failed === 0) throw new EnvironmentError("No test was executed.");
	write(`simulator: ${((performance.now() - start) / 1000).toFixed(1)} s`);
	write(summary(count));
	process.exit(exitStatus(count));
});
