import type { Panel } from "../../modules/screen/panels.js";

/** The diagonal, in inches, of panels of that many pixels as they are sold. */
const diagonals: ReadonlyMap<string, number> = new Map([
	["480x320", 3.5],
	["320x240", 2],
	["240x320", 2.4],
	["240x240", 1.3],
	["170x320", 1.9],
	["135x240", 1.14],
	["128x160", 1.8],
]);

const usualMm = 0.15;
const mmPerInch = 25.4;

/** From the middle of one pixel to that of the next. */
export function mmPerPixel({ name, width, height }: Panel): number {
	const inches = diagonals.get(name);
	return inches === undefined ? usualMm : (inches * mmPerInch) / Math.hypot(width, height);
}
