import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { situations } from "../../tools/compare/situations.js";
import { readTable, tableFile } from "../../tools/compare/table.js";
import { versionOf } from "../../tools/compare/version.js";
import { Fields } from "../../tools/shared/fields.js";
import { root } from "../../tools/shared/root.js";

const committed = readTable(readFileSync(path.join(root, tableFile), "utf8"));

/** A process of its own, because the comparison takes over the clocks of the one it runs in. */
async function measured(): Promise<ReadonlyMap<string, string>> {
	const program = path.join(root, "build/tools/compare/main.js");
	const child = spawn(process.execPath, [program, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
	const chunks: Buffer[] = [];
	child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
	await once(child, "close");
	assert.equal(child.exitCode, 0);
	const table = Fields.fromJson(Buffer.concat(chunks).toString(), "the table");
	const column = table.list("clients").indexOf("Slate");
	return new Map(
		table.objects("rows").map((row) => [row.text("situation"), String(row.list("cells")[column])]),
	);
}

describe("the table of the comparison", () => {
	let now: ReadonlyMap<string, string> = new Map();
	const column = committed.clients.indexOf("Slate");

	before(async function () {
		this.timeout(20_000);
		now = await measured();
	});

	it("has a row for every situation, in their order", () => {
		assert.deepEqual(
			committed.rows.map(({ situation }) => situation),
			situations.map(({ name }) => name),
		);
	});

	it("names the versions that are installed", () => {
		const names = ["openid-client", "oauth4webapi"].map((name) => `${name} ${versionOf(name)}`);
		assert.deepEqual(committed.clients, [...names, "Slate"]);
	});

	it("has no empty cell", () => {
		for (const { cells } of committed.rows) {
			assert.equal(cells.length, committed.clients.length);
			assert.ok(cells.every((cell) => cell !== ""));
		}
	});

	for (const { name } of situations) {
		it(`says what Slate does: ${name}`, () => {
			const row = committed.rows.find(({ situation }) => situation === name);
			assert.equal(row?.cells[column], now.get(name));
		});
	}

	it("shows no poll of Slate that was too early", () => {
		for (const { situation, cells } of committed.rows) {
			assert.doesNotMatch(cells[column] ?? "", /too early/, situation);
		}
	});
});
