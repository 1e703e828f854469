import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { decodeIdentity, decodeNetwork } from "../../modules/credentials/codec.js";
import { Vault } from "../../modules/credentials/vault.js";
import { encodeFrame } from "../../modules/provisioning/console-frame.js";
import { encodeRequest } from "../../modules/provisioning/console-request.js";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { startService } from "../../tools/c2c-service/server.js";
import { FolderStore } from "../../tools/virtual-board/ports/folder-store.js";
import { PseudoTerminal } from "../../tools/virtual-board/pseudo-terminal.js";
import { Program } from "../board/program.js";
import { approve } from "../process/person.js";
import { answersIn } from "./board-side.js";

const password = "set-password-7";

/** Real processes and a real pseudo-terminal. */
describe("npm run provision with a virtual board", function () {
	this.timeout(20_000);
	let folder: string;
	let service: Awaited<ReturnType<typeof startService>>;
	let board: Program;

	const inFolder = (name: string): string => path.join(folder, name);

	beforeEach(async () => {
		folder = mkdtempSync(path.join(os.tmpdir(), "slate-provision-"));
		writeFileSync(inFolder("secret"), `${localClientSecret}\n`, { mode: 0o600 });
		writeFileSync(inFolder("password"), `${password}\n`, { mode: 0o600 });
		service = await startService({ lifetimes: { intervalMs: 1_000 } });
		board = startBoard();
		await board.sees(/The board's console: /);
	});

	afterEach(async () => {
		board.say("quit");
		await board.status();
		await service.close();
		rmSync(folder, { recursive: true });
	});

	function startBoard(): Program {
		const console = ["--new-console", inFolder("console")];
		return new Program("virtual-board/main.js", [
			"--flash",
			inFolder("flash"),
			"--json",
			"--headless",
			...console,
		]);
	}

	function provision(...args: readonly string[]): Program {
		return new Program("provision/main.js", ["--port", inFolder("console"), ...args]);
	}

	const everything = (): readonly string[] => [
		...["--ssid", "Set 7", "--password-file", inFolder("password")],
		...["--client-secret-file", inFolder("secret"), "--service", service.origin, "--language", "de"],
	];

	it("turns a board that is not set up into one that pairs, in the language it was given", async () => {
		await board.sees(/"state":"unconfigured"/);
		const program = provision(...everything());
		assert.equal(await program.status(), 0, program.err);
		assert.match(
			program.out,
			/Found a board: virtual-board, firmware \S+ \(client secret not set, network not set/,
		);
		const [, userCode = ""] = await board.sees(/"title":"Gerät koppeln".*"userCode":"(\d{6})"/);
		approve(service, userCode);
		await board.sees(/"state":"paired"/);
	});

	it("makes the board trust the root of a test service, until it is told not to", async () => {
		const secure = await startService({ https: true, lifetimes: { intervalMs: 1_000 } });
		try {
			writeFileSync(inFolder("root.pem"), secure.rootPem ?? "");
			const secret = ["--client-secret-file", inFolder("secret")];
			assert.equal(await provision("--service", secure.origin, ...secret).status(), 0);
			await board.sees(/"name":"offline: untrusted"/);
			const given = provision("--test-roots", inFolder("root.pem"));
			assert.equal(await given.status(), 0, given.err);
			assert.match(given.out, /Sending the roots of a test service …/);
			await board.sees(/"userCode":"\d{6}"/);
			const views = board.out.split("\n").length;
			assert.equal(await provision("--no-test-roots").status(), 0);
			await board.sees(new RegExp(`(.*\\n){${views},}.*"name":"offline: untrusted"`));
		} finally {
			await secure.close();
		}
	});

	it("prints no secret on either side", async () => {
		const program = provision(...everything());
		assert.equal(await program.status(), 0, program.err);
		await board.sees(/"state":"waiting"/);
		const printed = program.out + program.err + board.out + board.err;
		for (const secret of [localClientSecret, password]) assert.ok(!printed.includes(secret));
	});

	it("writes the records that the board's own code reads", async () => {
		assert.equal(await provision(...everything(), "--client-id", "unit-7").status(), 0);
		await board.sees(/"state":"waiting"/);
		board.say("quit");
		await board.status();
		const store = new FolderStore(inFolder("flash"));
		const vault = new Vault(store);
		store.close();
		const [identity, network] = [vault.load("identity").payload, vault.load("network").payload];
		assert.ok(identity !== undefined && network !== undefined);
		assert.deepEqual(decodeIdentity(identity), {
			...{ clientId: "unit-7", clientSecret: localClientSecret, service: service.origin, language: "de" },
		});
		assert.deepEqual(decodeNetwork(network), { ssid: "Set 7", password });
	});

	it("leaves a code that is on the screen for one under the new client id", async () => {
		assert.equal(await provision(...everything()).status(), 0);
		const [, first = ""] = await board.sees(/"userCode":"(\d{6})"/);
		assert.equal(await provision("--client-id", "unit-8").status(), 0);
		await board.sees(new RegExp(`"userCode":"(?!${first})\\d{6}"`));
		const clients = [...service.service.state.codes.values()].map(({ clientId }) => clientId);
		assert.equal(clients.at(-1), "unit-8");
	});

	it("does not take another client id from a paired board, which stays paired", async () => {
		assert.equal(await provision(...everything()).status(), 0);
		const [, userCode = ""] = await board.sees(/"userCode":"(\d{6})"/);
		approve(service, userCode);
		await board.sees(/"state":"paired"/);
		const program = provision("--client-id", "unit-9");
		assert.equal(await program.status(), 1);
		assert.match(
			program.err,
			/^The board refused the client id: the board is paired.*Nothing was changed\.\n$/,
		);
		assert.equal(await provision("--ssid", "Another", "--open-network").status(), 0);
		const views = board.out.split("\n").length;
		await board.sees(new RegExp(`(.*\\n){${views},}.*"state":"paired"`));
	});

	it("is still provisioned when the board is started anew", async () => {
		assert.equal(await provision(...everything()).status(), 0);
		board.say("quit");
		await board.status();
		board = startBoard();
		await board.sees(/"title":"Gerät koppeln"/);
		await board.sees(/The board's console: /);
	});

	it("ends at once when it is told to before it has started again", async () => {
		assert.equal(await provision(...everything()).status(), 0);
		board.say("quit");
		assert.equal(await board.status(), 0);
	});

	it("says in one line and with status 1 that a port is not there, or is none", async () => {
		for (const port of ["/dev/none", inFolder("secret")]) {
			const program = new Program("provision/main.js", ["--port", port, "--client-id", "unit-1"]);
			assert.equal(await program.status(), 1);
			assert.match(program.err, /^[^\n]+ (cannot be opened \(ENOENT\)|is not a serial port)[^\n]*\n$/);
		}
	});

	it("can be reached over a terminal that is there", async () => {
		const far: Uint8Array[] = [];
		let answer = (_kind: string | undefined): void => {};
		const answered = new Promise<string | undefined>((resolve) => {
			answer = resolve;
		});
		const cable = await PseudoTerminal.open((bytes) => {
			far.push(bytes);
			for (const each of answersIn(far)) answer(each?.kind);
		});
		const flash = ["--flash", inFolder("other"), "--headless"];
		const other = new Program("virtual-board/main.js", [...flash, "--console", cable.name]);
		try {
			await other.sees(/The board's console: /);
			cable.write(encodeFrame("request", 7, encodeRequest({ kind: "hello", version: 1 })));
			assert.equal(await answered, "hello");
		} finally {
			other.kill("SIGKILL");
			await other.status();
			cable.close();
		}
	});

	it("ends with status 2 and one line on wrong use", async () => {
		const program = provision("--colour");
		assert.equal(await program.status(), 2);
		assert.match(program.err, /^[^\n]*--colour[^\n]*\n$/);
	});

	it("has its terminal until it ends, and replaces what a killed one left", async () => {
		board.kill("SIGKILL");
		await board.status();
		assert.ok(lstatSync(inFolder("console")).isSymbolicLink());
		board = startBoard();
		await board.sees(/The board's console: /);
		assert.equal(await provision("--client-id", "unit-1").status(), 0);
		board.say("quit");
		await board.status();
		assert.ok(!existsSync(inFolder("console")));
	});
});
