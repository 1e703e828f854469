import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { noTestRoots } from "../../modules/provisioning/test-roots.js";
import { findRoots } from "../../tools/certificates/make.js";
import { readProvisionCommand } from "../../tools/provision/provision-options.js";
import { UsageError } from "../../tools/shared/options.js";

describe("the command line of npm run provision", () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), "slate-provision-"));
	});
	after(() => rmSync(folder, { recursive: true }));

	function file(content: string | Uint8Array, mode = 0o600): string {
		const name = path.join(folder, `${Math.random()}`);
		writeFileSync(name, content);
		chmodSync(name, mode);
		return name;
	}

	function run(...args: readonly string[]) {
		const command = readProvisionCommand(["--port", "/dev/ttyUSB0", ...args]);
		assert.ok(command.kind === "run");
		return command;
	}

	function refusal(...args: readonly string[]): string {
		try {
			readProvisionCommand(args);
		} catch (error) {
			assert.ok(error instanceof UsageError);
			return error.message;
		}
		return assert.fail("it was taken");
	}

	const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

	it("takes every value, secrets from files", () => {
		const { port, values, warnings } = run(
			...["--ssid", "Set 7", "--password-file", file("set-password\n")],
			...["--client-secret-file", file("a secret\n"), "--client-id", "unit-1"],
			...["--service", "https://c2c.example", "--language", "de"],
		);
		assert.equal(port, "/dev/ttyUSB0");
		assert.deepEqual(Object.fromEntries([...values].map(([name, bytes]) => [name, text(bytes)])), {
			...{ ssid: "Set 7", password: "set-password", "client-secret": "a secret", "client-id": "unit-1" },
			...{ service: "https://c2c.example", language: "de" },
		});
		assert.deepEqual(warnings, []);
	});

	it("takes a network without a password only when that is said", () => {
		assert.deepEqual([...run("--ssid", "Set", "--open-network").values.keys()], ["ssid"]);
		assert.match(refusal("--port", "p", "--ssid", "Set"), /--password-file FILE or, without a password/);
		const both = ["--port", "p", "--ssid", "Set", "--open-network", "--password-file", file("12345678")];
		assert.match(refusal(...both), /either/);
	});

	for (const [what, content, secret] of [
		["a line feed", "pass word\n", "pass word"],
		["carriage return and line feed", "pass word\r\n", "pass word"],
		["nothing", "pass word", "pass word"],
		["a space", "pass word ", "pass word "],
	] as const) {
		it(`strips one line's end from a file that ends in ${what}`, () => {
			const { values } = run("--ssid", "S", "--password-file", file(content));
			assert.equal(text(values.get("password")), secret);
		});
	}

	it("warns of a file that others can read, by its name", () => {
		const name = file("a secret\n", 0o644);
		const { warnings } = run("--client-secret-file", name);
		assert.deepEqual(warnings, [
			`Warning: others on this computer can read ${name}; chmod 600 keeps it to you.`,
		]);
	});

	for (const [what, content] of [
		["two lines", "hush-1\nhush-2\n"],
		["two line ends", "hush-1\n\n"],
		["nothing", ""],
		["no text", Uint8Array.of(0xff, 0x00)],
		["too much", "hush".repeat(400)],
		["far too much", "hush".repeat(40_000)],
	] as const) {
		it(`refuses a secret's file with ${what}, by its name and without its content`, () => {
			const name = file(content);
			const message = refusal("--port", "p", "--client-secret-file", name);
			assert.ok(message.startsWith(`--client-secret-file "${name}" must hold one `), message);
			assert.doesNotMatch(message, /hush/);
		});
	}

	const pem = (count: number): string => {
		const ders = Array.from({ length: count }, () => findRoots()[2]?.der ?? Buffer.alloc(0));
		return ders.map((der) => new X509Certificate(der).toString()).join("subject=Amazon Root CA 3\n");
	};

	it("takes the certificates of a file in PEM, and leaves out what is written between them", () => {
		const { values } = run("--test-roots", file(`Test roots\n${pem(2)}`, 0o644));
		const der = findRoots()[2]?.der ?? Buffer.alloc(0);
		assert.deepEqual(Buffer.from(values.get("test-roots") ?? []), Buffer.concat([der, der]));
	});

	it("takes no roots any more as a value of its own", () => {
		assert.deepEqual(run("--no-test-roots").values.get("test-roots"), noTestRoots);
		assert.match(refusal("--port", "p", "--no-test-roots", "--test-roots", file(pem(1))), /^Give either/);
	});

	for (const [what, content, pattern] of [
		["no certificate", "hush\n", /^--test-roots "[^"]+" holds no certificate in PEM\.$/],
		[
			"a broken certificate",
			`${pem(1)}${pem(1).replace(/\nM/, "\nA")}`,
			/^--test-roots "[^"]+": certificate 2 cannot/,
		],
		["too many certificates", pem(9), /^--test-roots "[^"]+" must hold at most 8 certificates/],
		["too much", `${pem(1)}${"x".repeat(65_536)}`, /^--test-roots "[^"]+" must hold at most 8 certificates/],
	] as const) {
		it(`refuses a file of test roots with ${what}`, () => {
			assert.match(refusal("--port", "p", "--test-roots", file(content)), pattern);
		});
	}

	for (const [what, args, pattern] of [
		["test roots that are not there", ["--port", "p", "--test-roots", "/none"], /cannot be read \(ENOENT\)/],
		["no port", ["--ssid", "S", "--open-network"], /^--port is missing/],
		["nothing to write", ["--port", "p"], /^There is nothing to write/],
		[
			"a password without a network",
			["--port", "p", "--password-file", "f"],
			/^--password-file needs --ssid/,
		],
		[
			"a file that is not there",
			["--port", "p", "--client-secret-file", "/none"],
			/cannot be read \(ENOENT\)/,
		],
		[
			"a folder in the place of a file",
			["--port", "p", "--client-secret-file", "/"],
			/cannot be read \(EISDIR\)/,
		],
		["plain http", ["--port", "p", "--service", "http://api.frame.io"], /^--service: .*https:\/\//],
		["an unknown language", ["--port", "p", "--language", "tlh"], /^--language must be one of en, de/],
		["a long network name", ["--port", "p", "--ssid", "x".repeat(33), "--open-network"], /^--ssid must have/],
		["an empty client id", ["--port", "p", "--client-id", ""], /^--client-id must have/],
		["a secret as an option", ["--port", "p", "--client-secret", "hush"], /'--client-secret'/],
		["an unknown option", ["--colour"], /--colour/],
	] as const) {
		it(`refuses ${what}`, () => {
			const message = refusal(...args);
			assert.match(message, pattern);
			assert.doesNotMatch(message, /hush/);
		});
	}

	it("takes the language of any build", () => {
		for (const tag of ["pt-BR", "ja", "ko", "zh-CN"]) assert.equal(run("--language", tag).values.size, 1);
	});

	it("explains itself with --help", () => {
		assert.deepEqual(readProvisionCommand(["--help"]), { kind: "help" });
	});
});
