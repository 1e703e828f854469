import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { examine } from "../../tools/doctor/checks.js";
import { describe as describeReport } from "../../tools/doctor/text.js";
import { root } from "../../tools/shared/root.js";
import { bare, boards, complete } from "./facts.js";

const program = path.join(root, "build/tools/doctor/main.js");

function doctor(...args: string[]) {
	return spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: "utf8" });
}

describe("the doctor's report", () => {
	it("prints a mend below each thing that is missing", () => {
		const text = describeReport(examine(bare, boards));
		assert.equal(text.match(/^ +mend: /gm)?.length, text.match(/^ +missing /gm)?.length);
	});

	it("prints no mend where nothing is missing", () => {
		assert.doesNotMatch(describeReport(examine(complete, boards)), /mend/);
	});

	it("says for each target what it lacks, by the names of the list above", () => {
		const text = describeReport(examine({ ...complete, ports: [], riscv: false }, boards));
		assert.match(text, /^ +ready:\n +simulator$/m);
		assert.match(text, /^ +lacks: serial port\n +classic, modern$/m);
		assert.match(text, /^ +lacks: compiler for ESP32-C3\n +qemu_esp32c3$/m);
		assert.match(text, /^1 of 4 can/m);
	});

	it("fits into 80 columns, whatever is missing", () => {
		const names = Array.from({ length: 12 }, (_, index) => ({ name: `a_board_with_name_${index}` }));
		const many = names.map(({ name }) => ({ name, chip: "esp32", isEmulated: false }) as const);
		for (const facts of [bare, complete, { ...complete, sdk: undefined, unnamedSdk: complete.sdk }]) {
			const lines = describeReport(examine(facts, [...boards, ...many])).split("\n");
			assert.deepEqual(
				lines.filter((line) => line.length > 80),
				[],
			);
		}
	});

	it("ends with status 0 whatever is missing here", () => {
		const { status, stdout } = doctor();
		assert.equal(status, 0);
		assert.match(stdout, /Nothing was changed/);
	});

	it("is valid JSON with --json", () => {
		const { status, stdout } = doctor("--json");
		assert.equal(status, 0);
		assert.deepEqual(Object.keys(JSON.parse(stdout)), ["checks", "targets"]);
	});

	it("refuses an unknown option with status 2 and one line", () => {
		const { status, stdout, stderr } = doctor("--mend");
		assert.equal(status, 2);
		assert.equal(stdout, "");
		assert.equal(stderr.trimEnd().split("\n").length, 1);
	});
});
