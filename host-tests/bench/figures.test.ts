import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { floorMs } from "../../tools/bench/approval.js";
import { instructionsSection } from "../../tools/bench/instructions.js";
import { median, quantile } from "../../tools/bench/median.js";
import { busiestSecond, measureReturns } from "../../tools/bench/outage.js";
import { markdown, ratio } from "../../tools/bench/report.js";
import { measureScreens } from "../../tools/bench/screen-bytes.js";
import { root } from "../../tools/shared/root.js";

describe("what the benchmarks calculate", () => {
	it("a median is the middle value, whatever the order", () => {
		assert.equal(median([9, 1, 5]), 5);
	});

	it("a quantile is the smallest value that the share does not exceed", () => {
		assert.equal(quantile([4, 1, 3, 2], 0.5), 2);
		assert.equal(quantile([4, 1, 3, 2], 1), 4);
	});

	it("the busiest second counts arrivals that are less than one second apart", () => {
		assert.equal(busiestSecond([0, 500, 999, 1_000, 2_500]), 3);
	});

	it("the floor of the slowest approval is one interval and three round trips", () => {
		assert.equal(floorMs(1), 5_150);
	});

	it("a ratio to nothing is no number", () => {
		assert.equal(ratio(1, 0), "–");
	});

	it("a table is Markdown with its figures to the right", () => {
		const text = markdown({
			title: "T",
			text: ["Words."],
			tables: [{ head: ["a", "b"], rows: [["x", "1"]] }],
		});
		assert.equal(text, "## T\n\nWords.\n\n| a | b |\n| --- | ---: |\n| x | 1 |");
	});

	it("instructions are stated in millions and against the first client's", () => {
		const measured = [
			{ name: "one", perPairing: 8_000_000, perPoll: 500_000 },
			{ name: "other", perPairing: 20_000_000, perPoll: 2_000_000 },
		];
		assert.deepEqual(instructionsSection(measured).tables[0]?.rows[1], [
			"other",
			"20.00 M",
			"2.5×",
			"2.00 M",
			"4.0×",
		]);
	});

	it("instructions that were not counted are said to be so", () => {
		const { text, tables } = instructionsSection(undefined);
		assert.match(text.join(" "), /valgrind is not installed/);
		assert.equal(tables.length, 0);
	});

	it("boards that lost the service together come back one after the other", () => {
		assert.ok(busiestSecond(measureReturns(100)) <= 30);
	});

	it("a second of countdown touches at most 3 % of every panel", () => {
		for (const { panel, frameBytes, secondBytes } of measureScreens()) {
			assert.ok(
				secondBytes > 0 && secondBytes <= 0.03 * frameBytes,
				`${panel}: ${secondBytes} of ${frameBytes}`,
			);
		}
	});
});

describe("npm run bench", () => {
	const run = (...args: readonly string[]) =>
		spawnSync(process.execPath, [path.join(root, "build/tools/bench/main.js"), ...args], {
			encoding: "utf8",
		});

	it("explains itself", () => {
		const { status, stdout } = run("--help");
		assert.equal(status, 0);
		assert.match(stdout, /docs\/benchmarks\.md/);
	});

	it("refuses no runs at all", () => {
		assert.equal(run("--runs", "0").status, 2);
	});
});
