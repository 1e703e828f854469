import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { startService } from "../../tools/c2c-service/server.js";
import { root } from "../../tools/shared/root.js";
import { secret } from "./bench.js";
import { send } from "./client.js";

const program = path.join(root, "build/tools/c2c-service/main.js");

async function run(...args: string[]): Promise<{ status: number | null; errors: string; output: string }> {
	const child = spawn(process.execPath, [program, ...args]);
	let errors = "";
	let output = "";
	child.stderr.on("data", (chunk) => {
		errors += chunk;
	});
	child.stdout.on("data", (chunk) => {
		output += chunk;
	});
	const [status] = await once(child, "close");
	return { status, errors, output };
}

describe("npm run service", function () {
	this.timeout(15_000);

	for (const [args, text] of [
		[["--prot", "1"], /^Unknown option '--prot'\. Use --help/],
		[["--port"], /^Option '--port <value>' argument missing\./],
		[["--port", "70000"], /^--port must be a whole number from 0 to 65535/],
		[["--scale", "0"], /^--scale must be a number above 0/],
		[["--profile", "odd"], /^--profile must be one of current, /],
		[["--fault", "delay"], /^--fault delay: "ms" must be a number\./],
		[["--switch", "denial=perhaps"], /^--switch denial=perhaps: denial must be one of/],
		[["--deny-as", "perhaps"], /denial must be one of pending, access-denied/],
		[["--certificate", "expired"], /^--certificate needs --https\./],
		[["here"], /^Unexpected argument 'here'/],
	] as const) {
		it(`${args.join(" ")}: one line and exit status 2`, async () => {
			const { status, errors } = await run(...args);
			assert.equal(status, 2);
			assert.match(errors, text);
			assert.equal(errors.trimEnd().split("\n").length, 1);
		});
	}

	it("a port in use: one line and exit status 1", async () => {
		const running = await startService();
		const { status, errors } = await run("--port", new URL(running.origin).port);
		await running.close();
		assert.deepEqual([status, errors.trimEnd().split("\n").length], [1, 1]);
		assert.match(errors, /is in use/);
	});

	it("--help names every option", async () => {
		const { status, output } = await run("--help");
		assert.equal(status, 0);
		for (const name of [
			"--port",
			"--host",
			"--https",
			"--data",
			"--scale",
			"--fault",
			"--switch",
			"--admin",
		]) {
			assert.ok(output.includes(name), name);
		}
	});

	it("prints its address and no secret, serves, and ends on SIGTERM", async () => {
		const child = spawn(process.execPath, [program, "--port", "0"]);
		const [chunk] = await once(child.stdout, "data");
		const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0] ?? "";
		assert.equal((await send(`${origin}/health`)).status, 200);
		assert.equal(String(chunk).includes(secret), false);
		child.kill("SIGTERM");
		const [status] = await once(child, "close");
		assert.equal(status, 0);
	});
});
