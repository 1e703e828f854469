import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { startService } from "../../tools/c2c-service/server.js";
import { BoardProcess, type Ended } from "./board-process.js";
import { approve } from "./person.js";
import { withFolder } from "./temporary-folder.js";

/** Nothing listens there: the port was free a moment ago, and the system gives it to nobody at once again. */
async function deadService(): Promise<string> {
	const server = net.createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	assert.ok(typeof address === "object" && address !== null);
	server.close();
	await once(server, "close");
	return `http://127.0.0.1:${address.port}`;
}

/** Runs a board that is expected to end by itself, without ever showing anything. */
async function refused(...options: string[]): Promise<Ended & Readonly<{ line: string }>> {
	const board = new BoardProcess(options);
	try {
		const ended = await board.end();
		assert.deepEqual(board.shown, []);
		const lines = board.complaints.trimEnd().split("\n");
		assert.equal(lines.length, 1, board.complaints);
		return { ...ended, line: lines[0] ?? "" };
	} finally {
		await board.kill();
	}
}

describe("the board on the command line", () => {
	it("ends with status 0 after quit", async () => {
		const dead = await deadService();
		await withFolder((flash) =>
			BoardProcess.headless(dead, flash, async (board) => {
				await board.untilState("offline");
				board.say("quit");
				assert.deepEqual(await board.end(), { status: 0, signal: null });
			}),
		);
	});

	const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
		["an unknown option", ["--flash", "x", "--nonsense"], /--nonsense/],
		["no flash folder", ["--service", "http://127.0.0.1:9"], /--flash/],
		["an unknown panel", ["--flash", "x", "--panel", "100x100"], /--panel.*320x240/],
		["an unknown language", ["--flash", "x", "--language", "tlh"], /--language.*\ben\b/],
		["an unknown profile", ["--flash", "x", "--profile", "other"], /--profile.*generic/],
		["an unknown form", ["--flash", "x", "--form", "json"], /--form.*multipart/],
		["plain http to the internet", ["--flash", "x", "--service", "http://api.frame.io"], /https/],
		["a secret file that is not there", ["--flash", "x", "--client-secret-file", "absent"], /"absent"/],
		["a port that is none", ["--flash", "x", "--port", "70000"], /--port/],
	];
	for (const [what, options, text] of wrong) {
		it(`refuses ${what} with one line and status 2`, async () => {
			const { status, line } = await refused(...options);
			assert.equal(status, 2, line);
			assert.match(line, text);
			assert.ok(!existsSync("x"), "a flash folder was made");
		});
	}

	it("says plainly that the flash folder cannot be written", async () => {
		await withFolder(async (folder) => {
			const file = path.join(folder, "file");
			writeFileSync(file, "");
			const { status, line } = await refused("--flash", path.join(file, "flash"), "--headless");
			assert.equal(status, 1);
			assert.ok(line.includes(path.join(file, "flash")), line);
		});
	});

	it("says plainly that another board has the flash folder", async () => {
		const dead = await deadService();
		await withFolder((flash) =>
			BoardProcess.headless(dead, flash, async (board) => {
				await board.untilState("offline");
				const { status, line } = await refused("--service", dead, "--flash", flash, "--headless");
				assert.equal(status, 1);
				assert.match(line, /in use by another board/);
			}),
		);
	});

	it("says plainly that the port of its page is in use", async () => {
		const holder = net.createServer().listen(0, "127.0.0.1");
		await once(holder, "listening");
		const address = holder.address();
		assert.ok(typeof address === "object" && address !== null);
		try {
			await withFolder(async (flash) => {
				const { status, line } = await refused("--flash", flash, "--port", String(address.port));
				assert.equal(status, 1);
				assert.match(line, new RegExp(`\\b${address.port}\\b.*in use`));
			});
		} finally {
			holder.close();
		}
	});

	it("says on the screen that the service cannot be reached, and goes on", async () => {
		const dead = await deadService();
		await withFolder((flash) =>
			BoardProcess.headless(dead, flash, async (board) => {
				const { text } = await board.untilState("offline");
				assert.match(text, /cannot be reached|does not answer/i);
			}),
		);
	});

	it("takes a picture of its screen on request", async () => {
		const dead = await deadService();
		await withFolder(async (folder) => {
			const file = path.join(folder, "shot.png");
			const shoot = async (board: BoardProcess): Promise<void> => {
				await board.untilState("offline");
				board.say(`shot ${file}`);
				board.say("quit");
				await board.end();
			};
			await BoardProcess.headless(dead, path.join(folder, "flash"), shoot, "--panel", "240x240");
			const png = readFileSync(file);
			assert.equal(png.toString("latin1", 1, 4), "PNG");
			assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [240, 240]);
		});
	});

	it("prints no secret, no device code and no token while it pairs", async () => {
		const running = await startService({ lifetimes: { intervalMs: 1_000 } });
		const { state } = running.service;
		try {
			await withFolder((flash) =>
				BoardProcess.headless(running.origin, flash, async (board) => {
					const { userCode } = await board.untilState("waiting");
					const deviceCodes = [...state.codes.values()].map((code) => code.deviceCode);
					approve(running, userCode);
					await board.untilState("paired");
					const tokens = [...state.tokens.keys()];
					assert.deepEqual([deviceCodes.length, tokens.length], [1, 2]);
					const printed = board.output + board.complaints;
					for (const secret of [localClientSecret, ...deviceCodes, ...tokens]) {
						assert.ok(!printed.includes(secret), "a secret was printed");
					}
				}),
			);
		} finally {
			await running.close();
		}
	});
});
