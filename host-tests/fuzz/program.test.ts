import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { root } from "../../tools/shared/root.js";

type Ended = Readonly<{ status: number | null; output: string; errors: string }>;

async function fuzz(...args: readonly string[]): Promise<Ended> {
	const program = path.join(root, "build/tools/fuzz/main.js");
	const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
	let output = "";
	let errors = "";
	child.stdout.on("data", (chunk: Buffer) => (output += chunk));
	child.stderr.on("data", (chunk: Buffer) => (errors += chunk));
	await once(child, "close");
	return { status: child.exitCode, output, errors };
}

describe("npm run fuzz", function () {
	this.timeout(20_000);

	it("says how many inputs were executed, and ends well where nothing is found", async () => {
		const { status, output } = await fuzz("--minutes", "0.01", "--seed", "1", "--target", "dates");
		assert.match(output, /^1 parsers, 0\.01 minutes, seed 1\n/);
		assert.match(output, /\d s: [1-9][\d,]* executions, \d+ reached new code, 0 findings\n$/);
		assert.equal(status, 0);
	});

	it("sees that inputs reach new code", async () => {
		const { output } = await fuzz("--minutes", "0.01", "--seed", "1", "--target", "device-code");
		assert.match(output, /, [1-9]\d* reached new code/);
	});

	it("refuses a parser that it does not know with status 2, and names those that it knows", async () => {
		const { status, errors } = await fuzz("--target", "nothing");
		assert.match(errors, /^--target must be one of device-code, [^\n]*, not "nothing"\.\n$/);
		assert.equal(status, 2);
	});
});
