import assert from "node:assert/strict";
import { panelNamed } from "../../modules/screen/panels.js";
import { Bench, serviceFor } from "./bench.js";

const panel = panelNamed("320x240");
assert.ok(panel !== undefined);

/** What else the computer does may hold up one start or two, not most of them. */
const starts = 5;
const firstPixelsMs = 300;
const codeMs = 1_000;

/** From the start of the simulator's process, ms. */
type Start = Readonly<{ firstPixelsMs: number; networkMs: number; codeMs: number }>;

/** When the first picture of those that the trial `start` has told was on the LCD, by the wall clock. */
function firstFrameAt(lines: readonly string[]): number {
	const [, ms] = lines.flatMap((line) => /^frame (\d+)$/.exec(line) ?? []);
	assert.ok(ms !== undefined, "a picture was drawn");
	return Number(ms);
}

async function timeStart(bench: Bench): Promise<Start> {
	const startedAt = Date.now();
	let networkAt = Number.NaN;
	bench.listen((line) => {
		if (line === "info the network is up") networkAt = Date.now();
	});
	bench.switchOn();
	await bench.untilLogged("info a new code is on the screen");
	const told = bench.log.indexOf("info a new code is on the screen");
	const isDrawn = (): boolean => bench.log.slice(told).some((line) => line.startsWith("frame "));
	await bench.until("a picture after the code", isDrawn);
	const codeAt = firstFrameAt(bench.log.slice(told));
	const firstAt = firstFrameAt(bench.log);
	assert.match(await bench.untilQr(), /\?code=\d{6}$/);
	await bench.board.kill();
	return {
		firstPixelsMs: firstAt - startedAt,
		networkMs: networkAt - startedAt,
		codeMs: codeAt - startedAt,
	};
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe("a start of the firmware in the simulator, the service over https", () => {
	const times: Start[] = [];

	before(async function () {
		this.timeout(600_000);
		const bench = await Bench.open({ panel, trial: "start" });
		const service = await serviceFor(bench, { https: true });
		for (let count = 0; count < starts; count++) times.push(await timeStart(bench));
		await bench.close();
		await service.close();
		for (const time of times) process.stdout.write(`  a start: ${JSON.stringify(time)}\n`);
	});

	it(`has the first pixels on the LCD within ${firstPixelsMs} ms of the simulator's start, the median of ${starts}`, () => {
		assert.ok(median(times.map((one) => one.firstPixelsMs)) <= firstPixelsMs);
	});

	it(`has a code on the LCD within ${codeMs} ms of the network being up, the median of ${starts}`, () => {
		assert.ok(median(times.map((one) => one.codeMs - one.networkMs)) <= codeMs);
	});
});
