import type { FrameBuffer } from "../painter/frame.js";

/** What a panel sends out: luminance on a grid that is finer than its pixels, row by row; 1 is what white gives. */
export type Glow = Readonly<{
	width: number;
	height: number;
	finerX: number;
	finerY: number;
	values: Float32Array;
}>;

/** Exponent of a panel: half the signal is far less than half the light. */
const gamma = 2.2;
/** A dark pixel of a lit LCD is not black. */
const leak = 1 / 400;
/** Each pixel is three stripes, red, green and blue, of two columns, the second of each half covered by a black grid. */
const finerX = 6;
const finerY = 3;
const grid = [1, 0.7] as const;
const lowestRow = 0.7;
const luminances = [0.2126, 0.7152, 0.0722] as const;

/** How a phone's lens spreads the light is not in it, see {@link blurred}. */
export function glowOf({ width, height, pixels }: FrameBuffer): Glow {
	const light = (share: number) => leak + (1 - leak) * share ** gamma;
	const values = new Float32Array(width * finerX * height * finerY);
	const mean = ((grid[0] + grid[1]) / 2) * ((2 + lowestRow) / 3);
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			const pixel = pixels[row * width + column] ?? 0;
			const shares = [(pixel >> 11) / 31, ((pixel >> 5) & 63) / 63, (pixel & 31) / 31];
			for (const [stripe, share] of shares.entries()) {
				const bright = (light(share) * (luminances[stripe] ?? 0) * 3) / mean;
				for (const [half, open] of grid.entries()) {
					const x = column * finerX + stripe * 2 + half;
					for (let line = 0; line < finerY; line++) {
						const y = row * finerY + line;
						values[y * width * finerX + x] = bright * open * (line === finerY - 1 ? lowestRow : 1);
					}
				}
			}
		}
	}
	return { width: width * finerX, height: height * finerY, finerX, finerY, values };
}

/** The same as a lens spreads it, by a normal distribution of `sigma` panel pixels. */
export function blurred(glow: Glow, sigma: number): Glow {
	const across = smooth(glow.values, glow.width, glow.height, 1, glow.width, kernel(sigma * glow.finerX));
	const values = smooth(across, glow.height, glow.width, glow.width, 1, kernel(sigma * glow.finerY));
	return { ...glow, values };
}

function kernel(sigma: number): Float32Array {
	const reach = Math.ceil(2.5 * sigma);
	const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
		Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
	);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => weight / sum);
}

/** Along lines of `length` values that are `step` apart; the lines are `stride` apart. */
function smooth(
	from: Float32Array,
	length: number,
	lines: number,
	step: number,
	stride: number,
	weights: Float32Array,
): Float32Array {
	const into = new Float32Array(from.length);
	const reach = (weights.length - 1) / 2;
	for (let line = 0; line < lines; line++) {
		const start = line * stride;
		for (let at = 0; at < length; at++) {
			const first = Math.max(0, at - reach);
			const last = Math.min(length - 1, at + reach);
			let sum = 0;
			for (let near = first; near <= last; near++) {
				sum += (weights[near - at + reach] ?? 0) * (from[start + near * step] ?? 0);
			}
			into[start + at * step] = sum;
		}
	}
	return into;
}

/** Luminance at a point, in panel pixels from the upper left; nothing beyond the panel's edge. */
export function glowAt(glow: Glow, x: number, y: number): number {
	const column = x * glow.finerX - 0.5;
	const row = y * glow.finerY - 0.5;
	const left = Math.floor(column);
	const top = Math.floor(row);
	if (left < 0 || top < 0 || left >= glow.width - 1 || top >= glow.height - 1) return 0;
	const at = top * glow.width + left;
	const { values, width } = glow;
	const right = column - left;
	const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
	const lower = (values[at + width] ?? 0) * (1 - right) + (values[at + width + 1] ?? 0) * right;
	return upper + (lower - upper) * (row - top);
}
