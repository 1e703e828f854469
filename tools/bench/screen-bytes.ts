import { en } from "../../modules/language/en.js";
import type { Box } from "../../modules/screen/box.js";
import { layout } from "../../modules/screen/layout.js";
import { panels } from "../../modules/screen/panels.js";
import { loadFonts } from "../painter/fonts.js";
import { shows } from "../picture/scenes.js";
import { count, type Section } from "./report.js";

const bytesPerPixel = 2;
const spiHz = 40_000_000;

export type ScreenCost = Readonly<{ panel: string; frameBytes: number; secondBytes: number }>;

/** The worst second of a minute's countdown, as the boards' painter sends it: the boxes that differ, before and after. */
export function measureScreens(): readonly ScreenCost[] {
	const { metrics } = loadFonts();
	const show = shows.find((one) => one.viewIn(en).code !== undefined);
	if (show === undefined) throw new Error("no scene shows a code");
	const view = show.viewIn(en);
	return panels.map((panel) => {
		const seconds = Array.from({ length: 60 }, (_, index) =>
			layout(view, panel, metrics, show.at + index * 1_000),
		);
		const changes = seconds
			.slice(1)
			.map((picture, index) => changedPixels(seconds[index]?.boxes ?? [], picture.boxes));
		return {
			panel: panel.name,
			frameBytes: panel.width * panel.height * bytesPerPixel,
			secondBytes: Math.max(...changes) * bytesPerPixel,
		};
	});
}

function changedPixels(before: readonly Box[], after: readonly Box[]): number {
	const old = new Map(before.map((box) => [box.id, box]));
	let pixels = 0;
	for (const box of after) {
		const former = old.get(box.id);
		old.delete(box.id);
		if (former !== undefined && JSON.stringify(former) === JSON.stringify(box)) continue;
		pixels += areaOfBoth(former, box);
	}
	for (const box of old.values()) pixels += box.width * box.height;
	return pixels;
}

/** What two rectangles cover together. */
function areaOfBoth(a: Box | undefined, b: Box): number {
	const area = b.width * b.height;
	if (a === undefined) return area;
	const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return area + a.width * a.height - Math.max(0, width) * Math.max(0, height);
}

function milliseconds(bytes: number): string {
	return `${count((bytes * 8 * 1_000) / spiHz, 1)} ms`;
}

export function screenSection(costs: readonly ScreenCost[]): Section {
	return {
		title: "The screen",
		text: [
			"Bytes of RGB565 that go to a panel for a whole frame, and for the most costly second of a countdown while a code is shown: the boxes that differ, as the boards' painter sends them. Times are for SPI at 40 MHz.",
		],
		tables: [
			{
				head: ["panel", "frame", "time", "a second of countdown", "time", "share of the frame"],
				rows: costs.map(({ panel, frameBytes, secondBytes }) => [
					panel,
					count(frameBytes),
					milliseconds(frameBytes),
					count(secondBytes),
					milliseconds(secondBytes),
					`${count((secondBytes * 100) / frameBytes, 2)} %`,
				]),
			},
		],
	};
}
