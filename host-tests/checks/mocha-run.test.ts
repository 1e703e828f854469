import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { type Count, exitStatus } from "../../tools/test/count.js";
import { runMocha } from "../../tools/test/mocha-run.js";

type Ran = Readonly<{ count: Count; text: string }>;

/** Runs files of `host-tests/checks/files`, in processes beside this one. */
async function run(
	names: readonly string[],
	{ jobs = 1, grep }: { jobs?: number; grep?: string } = {},
): Promise<Ran> {
	const files = names.map((name) => fileURLToPath(new URL(`files/${name}.js`, import.meta.url)));
	const lines: string[] = [];
	const write = (line: string) => void lines.push(line);
	const count = await runMocha({ files, grep, jobs, timeoutMs: 10_000, write });
	return { count, text: lines.join("\n") };
}

describe("a run of test files", () => {
	it("counts a process that ends as one failed test, beside the tests that passed before", async () => {
		const { count } = await run(["ends"]);
		assert.deepEqual(count, { passed: 1, failed: 1 });
	});

	it("fails when a process ends with status 0 in the middle of a file", async () => {
		const { count } = await run(["ends-well"]);
		assert.equal(exitStatus(count), 1);
	});

	it("names the file whose process ended, and its status", async () => {
		const { text } = await run(["ends"]);
		assert.match(
			text,
			/host-tests\/checks\/files\/ends\.ts: the process that ran this file ended before its tests were over \(status 7\)/,
		);
	});

	it("names the file whose process was killed, and the signal", async () => {
		const { text } = await run(["killed"]);
		assert.match(text, /files\/killed\.ts: .*\(signal SIGKILL\)/);
	});

	it("names the file that the process had run before", async () => {
		const { text } = await run(["fine", "ends"]);
		assert.match(text, /files\/ends\.ts: .*; it had run host-tests\/checks\/files\/fine\.ts before$/m);
	});

	for (const jobs of [1, 2]) {
		it(`runs the files that are left when ${jobs} of ${jobs} processes have ended`, async () => {
			const { count } = await run(["ends", "ends", "fine"], { jobs });
			assert.deepEqual(count, { passed: 3, failed: 2 });
		});
	}

	it("fails when a process ends badly after its last file", async () => {
		const { count, text } = await run(["ends-late"]);
		assert.deepEqual(count, { passed: 1, failed: 1 });
		assert.match(text, /files\/ends-late\.ts: .* ended after its tests \(status 9\)/);
	});

	it("counts a file that cannot be loaded as one failed test, and says why", async () => {
		const { count, text } = await run(["unloadable", "fine"]);
		assert.deepEqual(count, { passed: 1, failed: 1 });
		assert.match(
			text,
			/files\/unloadable\.ts: the file could not be loaded.*Error: this file cannot be loaded/s,
		);
	});

	it("fails when a test asks to be the only one", async () => {
		assert.equal(exitStatus((await run(["only"])).count), 1);
	});

	it("fails when a test is skipped", async () => {
		assert.deepEqual((await run(["skipped"])).count, { passed: 1, failed: 1 });
	});

	it("runs only the tests whose name holds the text that is asked for", async () => {
		const { count } = await run(["ends", "fine"], { grep: "passes" });
		assert.deepEqual(count, { passed: 2, failed: 0 });
	});
});
