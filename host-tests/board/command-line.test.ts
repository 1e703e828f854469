import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PNG } from "pngjs";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import { rawServer } from "./contracts/raw-server.js";
import { Program } from "./program.js";

describe("npm run board", function () {
	this.timeout(15_000);
	let folder: string;
	let service: RunningService;
	let running: Program | undefined;
	before(async () => {
		service = await startService();
	});
	after(() => service.close());
	beforeEach(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), "slate-cli-"));
	});
	afterEach(async () => {
		running?.kill("SIGKILL");
		await running?.status();
		running = undefined;
		rmSync(folder, { recursive: true });
	});

	const flash = (): string => path.join(folder, "flash");
	function board(...args: string[]): Program {
		const usual = ["--service", service.origin, "--flash", flash(), "--client-id", "unit-1"];
		running = new Program("virtual-board/main.js", [...usual, ...args], {
			SLATE_CLIENT_SECRET: localClientSecret,
		});
		return running;
	}
	const lines = (program: Program): { at: number; state: string; view: Record<string, unknown> }[] =>
		program.out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));

	it("prints each change of view as one line of JSON", async () => {
		const program = board("--json", "--headless");
		await program.sees(/"state":"waiting"/);
		program.say("quit");
		assert.equal(await program.status(), 0);
		const shown = lines(program);
		assert.deepEqual(
			shown.map(({ state }) => state),
			["requesting", "requesting", "waiting"],
		);
		assert.deepEqual(
			shown.map(({ view }) => view.name),
			["requesting: joining", "requesting", "waiting"],
		);
		for (const { at, state, view } of shown) {
			assert.ok(Number.isInteger(at));
			assert.equal(view.state, state);
			assert.equal(typeof view.title, "string");
		}
	});

	it("prints user code and QR text, and no secret anywhere", async () => {
		const program = board("--json", "--headless");
		const [, code] = await program.sees(/"userCode":"(\d{6})"/);
		await program.sees(new RegExp(`"qr":"${service.origin}/[^"]*${code}"`));
		program.say("quit");
		await program.status();
		assert.ok(!`${program.out}${program.err}`.includes(localClientSecret));
		assert.doesNotMatch(program.out, /device_?code|token/i);
	});

	it("rests after hold, and asks for a new code after press", async () => {
		const program = board("--json", "--headless");
		await program.sees(/"state":"waiting"/);
		program.say("hold");
		await program.sees(/"state":"unpaired"/);
		program.say("press");
		await program.sees(/"state":"unpaired".*"state":"waiting"/s);
	});

	it("writes what is on the LCD as a picture of the panel's size", async () => {
		const program = board("--json", "--headless", "--panel", "170x320");
		await program.sees(/"state":"waiting"/);
		const file = path.join(folder, "shot.png");
		program.say(`shot ${file}`);
		program.say("quit");
		await program.status();
		const { width, height } = PNG.sync.read(readFileSync(file));
		assert.deepEqual([width, height], [170, 320]);
	});

	it("says when a picture cannot be written, and goes on", async () => {
		const program = board("--json", "--headless");
		program.say(`shot ${folder}/none/shot.png`);
		await program.sees(/could not be written to ".*none\/shot\.png" \(ENOENT\)/);
		program.say("quit");
		assert.equal(await program.status(), 0);
	});

	it("answers an unknown line with one clear message, and goes on", async () => {
		const program = board("--json", "--headless");
		program.say("pres");
		await program.sees(/Unknown command "pres"; there are: press, /);
		program.say("quit");
		assert.equal(await program.status(), 0);
	});

	it("goes on when standard input ends", async () => {
		const program = board("--json", "--headless");
		program.endInput();
		await program.sees(/"state":"waiting"/);
		program.kill("SIGTERM");
		assert.equal(await program.status(), 0);
	});

	it("ends with status 0 on Ctrl-C and lets go of its flash", async () => {
		const program = board("--json", "--headless");
		await program.sees(/"state":"waiting"/);
		program.kill("SIGINT");
		assert.equal(await program.status(), 0);
		const next = board("--json", "--headless");
		await next.sees(/"state":"waiting"/);
	});

	it("serves its page and says the code in the terminal", async () => {
		const program = board("--port", "0");
		const [, url = ""] = await program.sees(/The board's page: (http:\S+)/);
		await program.sees(/\d{3} \d{3}/);
		assert.equal((await fetch(url)).status, 200);
		program.say("quit");
		assert.equal(await program.status(), 0);
	});

	it("speaks the language that it is told", async () => {
		const program = board("--headless", "--language", "de");
		await program.sees(/koppeln/);
	});

	it("says that it is not set up without a client secret, and goes on", async () => {
		running = new Program("virtual-board/main.js", ["--flash", flash(), "--json", "--headless"]);
		await running.sees(/"state":"unconfigured"/);
		running.say("quit");
		assert.equal(await running.status(), 0);
	});

	it("says that a service cannot be reached, and goes on trying", async () => {
		const gone = await rawServer(() => {});
		await gone.close();
		const program = board("--service", `http://127.0.0.1:${gone.port}`, "--headless", "--json");
		await program.sees(/"state":"offline"/);
		program.say("quit");
		assert.equal(await program.status(), 0);
	});

	it("says that a port is in use, and ends with status 1", async () => {
		const program = board("--port", new URL(service.origin).port);
		assert.equal(await program.status(), 1);
		assert.match(program.err, /^Port \d+ on 127\.0\.0\.1 is in use: .*--port\.\n$/);
	});

	it("says that the flash folder cannot be used, and ends with status 1", async () => {
		writeFileSync(flash(), "");
		const program = board("--headless");
		assert.equal(await program.status(), 1);
		assert.match(program.err, /^Cannot use the flash folder .*\(EEXIST\): there is a file of that name.*\n$/);
	});

	it("says that another board uses the flash folder, and ends with status 1", async () => {
		const first = board("--json", "--headless");
		await first.sees(/"state"/);
		const second = new Program("virtual-board/main.js", ["--flash", flash(), "--headless"]);
		assert.equal(await second.status(), 1);
		assert.match(second.err, /^The flash folder .* is in use by another board \(process \d+\)/);
	});

	it("ends with status 2 and one line on a wrong option", async () => {
		const program = board("--panel", "1x1");
		assert.equal(await program.status(), 2);
		assert.match(program.err, /^--panel must be one of [^\n]+\n$/);
	});

	it("explains itself with --help", async () => {
		const program = new Program("virtual-board/main.js", ["--help"]);
		assert.equal(await program.status(), 0);
		assert.match(program.out, /--client-secret-file FILE/);
	});
});
