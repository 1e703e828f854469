import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { rawServer } from "./contracts/raw-server.js";
import { Program } from "./program.js";

describe("npm start", function () {
	this.timeout(15_000);
	let folder: string;
	let running: Program | undefined;
	beforeEach(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), "slate-start-"));
	});
	afterEach(async () => {
		running?.kill("SIGKILL");
		await running?.status();
		running = undefined;
		rmSync(folder, { recursive: true });
	});

	function start(...args: string[]): Program {
		running = new Program("start/main.js", args, { SLATE_DATA: path.join(folder, ".slate") });
		return running;
	}

	it("prints both addresses and the first code within three seconds", async () => {
		const started = performance.now();
		const program = start();
		await program.sees(/\n {2}\d{3} \d{3}\n/);
		assert.ok(performance.now() - started < 3_000);
		assert.match(program.out, /The board +http:\/\/127\.0\.0\.1:\d+\n/);
		assert.match(program.out, /The service +http:\/\/127\.0\.0\.1:\d+\n/);
	});

	it("keeps within 80 columns", async () => {
		const program = start();
		await program.sees(/\n {2}http\S+\n/);
		for (const line of program.out.split("\n")) assert.ok(line.length <= 80, line);
	});

	it("says which address a phone can open when others may reach the service", async () => {
		const program = start("--host");
		await program.sees(/The service +http:\/\/\S+\nA phone on the same network can open/);
		const [, origin = ""] = await program.sees(/The service +(http\S+)\n/);
		const [, link = ""] = await program.sees(/\n {2}(http\S+)\n/);
		assert.ok(link.startsWith(`${origin}/`));
	});

	it("serves both addresses", async () => {
		const program = start();
		const [, page = ""] = await program.sees(/The board +(http\S+)\n/);
		const [, service = ""] = await program.sees(/The service +(http\S+)\n/);
		assert.equal((await fetch(page)).status, 200);
		assert.equal((await fetch(`${service}/health`)).status, 200);
	});

	it("stops cleanly on Ctrl-C, and is the same board at the same service the next time", async () => {
		const read = async (): Promise<string> => {
			const program = start();
			const [, page = ""] = await program.sees(/The board +(http\S+)\n/);
			const [, service = ""] = await program.sees(/The service +(http\S+)\n/);
			await program.sees(/\n {2}\d{3} \d{3}\n/);
			const name = await deviceName(page);
			program.kill("SIGINT");
			assert.equal(await program.status(), 0);
			return `${service} ${name}`;
		};
		const first = await read();
		assert.equal(await read(), first);
	});

	it("keeps to the ports that it is told", async () => {
		const taken = await rawServer(() => {});
		const program = start("--service-port", String(taken.port));
		assert.equal(await program.status(), 1);
		assert.match(program.err, new RegExp(`^Port ${taken.port} on 127\\.0\\.0\\.1 is in use`));
		await taken.close();
	});

	for (const [what, args, text] of [
		["an unknown option", ["--colour"], /--colour/],
		["a port that is none", ["--board-port", "x"], /--board-port must be a whole number/],
		["a host that is no address", ["--host", "localhost"], /--host must be an address/],
	] as const) {
		it(`ends with status 2 and one line on ${what}`, async () => {
			const program = start(...args);
			assert.equal(await program.status(), 2);
			assert.match(program.err, text);
			assert.equal(program.err.trim().split("\n").length, 1);
		});
	}

	it("explains itself with --help", async () => {
		const program = start("--help");
		assert.equal(await program.status(), 0);
		assert.match(program.out, /--host \[ADDRESS\]/);
	});
});

/** The name under which the service lists the board, as the board's page tells it. */
async function deviceName(page: string): Promise<string> {
	const response = await fetch(`${page}/events`);
	assert.ok(response.body !== null);
	let text = "";
	for await (const chunk of response.body) {
		text += Buffer.from(chunk).toString();
		const found = /"deviceName":"([^"]+)"/.exec(text)?.[1];
		if (found !== undefined) return found;
	}
	return assert.fail("the page's stream ended");
}
