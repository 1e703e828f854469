import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeBoard } from "./board-rig.js";
import { urlOf } from "./contracts/http-bench.js";
import { answerText, type RawServer, requestServer } from "./contracts/raw-server.js";

describe("A virtual board whose flash is damaged", () => {
	let server: RawServer;
	let identify: (clientId: string) => void;
	beforeEach(async () => {
		server = await requestServer(({ body }) => {
			identify(/client_id=([^&]+)/.exec(body.toString())?.[1] ?? "");
			return answerText("{}", "503 Service Unavailable");
		});
	});
	const folders = new Set<string>();
	afterEach(async () => {
		await server.close();
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
		folders.clear();
	});

	/** Starts a board on a folder, waits until it has named itself to the service, and stops it. */
	async function live(flash?: string): Promise<{ clientId: string; flash: string; logged: string }> {
		const asked = new Promise<string>((resolve) => {
			identify = resolve;
		});
		const service = urlOf(server, "");
		const rig = makeBoard({ service, clientId: undefined, ...(flash === undefined ? {} : { flash }) });
		rig.board.start();
		const clientId = await asked;
		rig.board.stop();
		folders.add(rig.flash);
		return { clientId, flash: rig.flash, logged: rig.logged.join("\n") };
	}

	const identityFiles = (flash: string): string[] =>
		readdirSync(flash)
			.filter((name) => name.startsWith("identity"))
			.map((name) => path.join(flash, name));

	function flipByte(file: string): void {
		const bytes = readFileSync(file);
		const middle = Math.floor(bytes.length / 2);
		bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
		writeFileSync(file, bytes);
	}

	it("makes a random client id at its first start and keeps it", async () => {
		const first = await live();
		assert.match(first.clientId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		assert.equal((await live(first.flash)).clientId, first.clientId);
	});

	for (const slot of [0, 1]) {
		it(`keeps who it is when slot ${slot} has flipped bytes, and says so`, async () => {
			const first = await live();
			flipByte(identityFiles(first.flash)[slot] ?? "");
			const second = await live(first.flash);
			assert.equal(second.clientId, first.clientId);
			assert.match(second.logged, /warning a slot of the identity record in flash is damaged/);
		});

		it(`keeps who it is when slot ${slot} is cut short, and says so`, async () => {
			const first = await live();
			truncateSync(identityFiles(first.flash)[slot] ?? "", 5);
			const second = await live(first.flash);
			assert.equal(second.clientId, first.clientId);
			assert.match(second.logged, /damaged/);
		});
	}

	it("starts as a new board when both slots are gone bad, and says so", async () => {
		const first = await live();
		for (const file of identityFiles(first.flash)) flipByte(file);
		const second = await live(first.flash);
		assert.notEqual(second.clientId, first.clientId);
		assert.match(second.logged, /damaged/);
	});
});
