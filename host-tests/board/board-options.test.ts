import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../tools/shared/options.js";
import { readBoardCommand } from "../../tools/virtual-board/board-options.js";
import { makeTestCertificates } from "./contracts/test-certificates.js";

type Run = Extract<ReturnType<typeof readBoardCommand>, { kind: "run" }>;

const flash = ["--flash", "flash"];

function run(args: readonly string[], environment: Record<string, string> = {}): Run {
	const command = readBoardCommand([...flash, ...args], environment);
	assert.ok(command.kind === "run");
	return command;
}

function complaint(args: readonly string[], environment: Record<string, string> = {}): string {
	try {
		readBoardCommand(args, environment);
	} catch (error) {
		assert.ok(error instanceof UsageError);
		assert.doesNotMatch(error.message, /\n/);
		return error.message;
	}
	return "accepted";
}

describe("readBoardCommand", () => {
	let folder: string;
	const file = (name: string, content: string): string => {
		writeFileSync(path.join(folder, name), content);
		return path.join(folder, name);
	};
	before(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), "slate-options-"));
	});
	after(() => rmSync(folder, { recursive: true }));

	it("speaks with Frame.io, in English, on 320x240, unless told otherwise", () => {
		const { settings } = run([]);
		assert.equal(settings.profile.baseUrl, "https://api.frame.io");
		assert.equal(settings.language.tag, "en");
		assert.equal(settings.panel.name, "320x240");
	});

	it("takes another service, profile, form, scope and paths", () => {
		const { profile } = run([
			...["--service", "https://id.example.com", "--profile", "generic", "--form", "multipart"],
			...["--scope", "openid", "--device-code-path", "/dc", "--token-path", "/t", "--revoke-path", "/r"],
		]).settings;
		assert.equal(profile.baseUrl, "https://id.example.com");
		assert.equal(profile.encoding, "multipart");
		assert.equal(profile.scope, "openid");
		assert.deepEqual(
			[profile.paths.deviceCode, profile.paths.token, profile.paths.revoke],
			["/dc", "/t", "/r"],
		);
	});

	it("has no battery unless it is told what the battery says", () => {
		assert.equal(run([]).settings.batteryPercent, undefined);
		assert.equal(run(["--battery", "81"]).settings.batteryPercent, 81);
	});

	it("serves the page on this computer only, on a port that may give way", () => {
		assert.deepEqual(run([]).page, { host: "127.0.0.1", port: 8711, isFirm: false });
	});

	it("keeps to a port that was named", () => {
		assert.deepEqual(run(["--port", "9000", "--host", "0.0.0.0"]).page, {
			host: "0.0.0.0",
			port: 9000,
			isFirm: true,
		});
	});

	it("serves no page when headless", () => {
		assert.equal(run(["--headless"]).page, undefined);
	});

	it("has no client secret when none is given", () => {
		assert.equal(run([], { SLATE_CLIENT_SECRET: "" }).settings.clientSecret, undefined);
	});

	it("takes the client secret from the environment", () => {
		assert.equal(run([], { SLATE_CLIENT_SECRET: "hush" }).settings.clientSecret, "hush");
	});

	it("takes the client secret from a file, without its line end, before the environment", () => {
		const args = ["--client-secret-file", file("secret", "from file\n")];
		assert.equal(run(args, { SLATE_CLIENT_SECRET: "hush" }).settings.clientSecret, "from file");
	});

	it("never repeats a client secret that it refuses", () => {
		const text = complaint(flash, { SLATE_CLIENT_SECRET: "hush\nhush" });
		assert.match(text, /^SLATE_CLIENT_SECRET must hold one line/);
		assert.doesNotMatch(text, /hush/);
	});

	it("takes a root certificate to trust", async () => {
		const { root } = await makeTestCertificates();
		assert.equal(run(["--ca", file("root.pem", root)]).extraRoots, root);
	});

	it("asks for help before anything else is checked", () => {
		assert.deepEqual(readBoardCommand(["--help", "--panel", "none"], {}), { kind: "help" });
	});

	const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
		["no flash folder", [], /--flash is missing/],
		["an unknown option", [...flash, "--colour"], /--colour/],
		["a client secret as an option", [...flash, "--client-secret", "hush"], /--client-secret/],
		["a word that belongs to no option", [...flash, "extra"], /extra/],
		["an option without its value", [...flash, "--service"], /--service/],
		["a panel that does not exist", [...flash, "--panel", "1x1"], /--panel must be one of 320x240, /],
		["a language that does not exist", [...flash, "--language", "xx"], /--language must be one of en, de/],
		["a profile that does not exist", [...flash, "--profile", "x"], /--profile must be one of frameio, gen/],
		["a form that does not exist", [...flash, "--form", "json"], /--form must be one of auto, urlenc/],
		["a battery that is more than full", [...flash, "--battery", "101"], /--battery must be a whole number/],
		["a port that is none", [...flash, "--port", "65536"], /--port must be a whole number/],
		["http to a public host", [...flash, "--service", "http://example.com"], /must start with https/],
		["a service that is no address", [...flash, "--service", "frame"], /must be an https address/],
		["generic without a service", [...flash, "--profile", "generic"], /"generic" needs one/],
		["a client id with a line break", [...flash, "--client-id", "a\nb"], /--client-id must have/],
		[
			"a secret file that is not there",
			[...flash, "--client-secret-file", "/none"],
			/cannot be read \(ENOENT\)/,
		],
		["a root that is not there", [...flash, "--ca", "/none"], /--ca "\/none" cannot be read \(ENOENT\)/],
		[
			"a root that is no certificate",
			[...flash, "--ca", fileURLToPath(import.meta.url)],
			/must hold a certificate in PEM/,
		],
	];
	it("repeats of a wrong word nothing that a terminal obeys", () => {
		assert.equal(complaint([...flash, "--panel", "\u001b[2J\n"]).match(/not "(.*)"/)?.[1], "?[2J?");
	});

	for (const [what, args, text] of refused) {
		it(`refuses ${what} in one line`, () => assert.match(complaint(args), text));
	}
});
