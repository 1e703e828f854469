import assert from "node:assert/strict";
import type { FrameBuffer } from "../../tools/painter/frame.js";
import { setBattery } from "../../tools/sim/simulator.js";
import { Life } from "./life.js";

/** So many times as fast as the computer's the board's clock runs: two readings of its battery take six seconds. */
const speed = 10;

/**
 * Two readings are a minute of the board's clock; the rest is what the computer may be late. A heartbeat shows the view anew,
 * too, but only every other minute.
 */
const shownWithinMs = 80_000;

/** The rows of the LCD from the first in which two pictures differ to the last. */
function differingRows(a: FrameBuffer, b: FrameBuffer): number {
	const rows = [...a.pixels.keys()]
		.filter((index) => a.pixels[index] !== b.pixels[index])
		.map((index) => Math.floor(index / a.width));
	return rows.length === 0 ? 0 : (rows.at(-1) ?? 0) - (rows[0] ?? 0) + 1;
}

describe("the battery of the simulated board", () => {
	let life: Life;

	before(async function () {
		this.timeout(600_000);
		life = await Life.prepare({ speed, lifetimes: { codeMs: 900_000 }, trial: "battery" });
		setBattery(life.bench.folder, 81);
		await life.begin();
		await life.pair();
	});
	after(() => life?.close());

	/** Waits for a view of which it is so. */
	const untilView = async (what: string, isSo: (line: string) => boolean): Promise<void> => {
		await life.bench.until(what, () => {
			const view = life.bench.log.findLast((line) => line.startsWith("{"));
			return view !== undefined && isSo(view);
		});
	};

	/** Sets the battery, and waits for the view that says so. */
	const change = async (percent: number | undefined, isSo: (line: string) => boolean): Promise<void> => {
		const { service } = life.service;
		const since = service.now();
		setBattery(life.bench.folder, percent);
		await untilView(`${percent} %`, isSo);
		assert.ok(service.now() - since < shownWithinMs, `it took ${service.now() - since} ms`);
	};

	it("is on the LCD once the board is paired", async () => {
		await untilView("81 %", (line) => line.includes('"Battery: 81%"'));
	});

	it("is shown anew within a minute when it empties, and nothing else of the picture is", async () => {
		const before = await life.bench.frame();
		await change(40, (line) => line.includes('"Battery: 40%"'));
		let rows = 0;
		await life.bench.until("another picture", async () => {
			rows = differingRows(before, await life.bench.frame());
			return rows > 0;
		});
		assert.ok(rows <= 20, `${rows} rows differ`);
	});

	it("is left out within a minute when the board does not know it any more", async () => {
		await change(undefined, (line) => !line.includes("Battery"));
		await life.untilPairedIsShown();
	});
});
