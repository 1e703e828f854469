import path from "node:path";
import { runProgram } from "../shared/options.js";
import { root } from "../shared/root.js";
import { findToolchain } from "../tls-check/toolchain.js";
import { exitStatus, summary } from "./count.js";
import { runMocha, testFiles } from "./mocha-run.js";

/** What is not there cannot be tested: neither passed nor failed. */
const skippedStatus = 77;

function write(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** `npm run test:tls [-- --grep TEXT]`: the TLS engine by itself, on this computer. */
await runProgram(async (args) => {
	const found = findToolchain();
	if (found.kind === "missing") {
		write(`skipped: ${found.text}`);
		process.exit(skippedStatus);
	}
	const start = performance.now();
	write(`tls, with mbedTLS ${found.toolchain.version} …`);
	const files = testFiles(path.join(root, "build/host-tests/tls"));
	const grep = args[0] === "--grep" ? args[1] : undefined;
	const count = await runMocha({ files, grep, jobs: 1, timeoutMs: 20_000, write });
	if (count.passed + count.failed === 0) write("  failed: no test was executed");
	write(`tls: ${((performance.now() - start) / 1000).toFixed(1)} s`);
	write(summary(count));
	process.exit(exitStatus(count));
});
