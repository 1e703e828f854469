import path from "node:path";
import { fileURLToPath } from "node:url";
import { exitStatus, summary } from "./count.js";
import { runMocha, testFiles } from "./mocha-run.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** A browser that is missing makes the tests fail by themselves; nothing here skips one. */
async function main(): Promise<void> {
	const start = performance.now();
	write("browser …");
	const files = testFiles(path.join(root, "build/host-tests/browser"));
	const grep = process.argv[2] === "--grep" ? process.argv[3] : undefined;
	const ran = await runMocha({ files, grep, jobs: 1, timeoutMs: 120_000, write });
	const count = ran.passed + ran.failed === 0 ? { passed: 0, failed: 1 } : ran;
	if (ran.passed + ran.failed === 0) write("  failed: no test was executed");
	write(`browser: ${((performance.now() - start) / 1000).toFixed(1)} s`);
	write(summary(count));
	process.exit(exitStatus(count));
}

await main();
