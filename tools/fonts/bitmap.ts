import type { Coverage } from "./coverage.js";

/**
 * A glyph in 16 levels, 0 (nothing) … 15 (full): as many as the board keeps, so that nothing is lost on the way to it.
 * `left`, `top`: its first pixel, from the pen and from the baseline. No empty row or column at its edges.
 */
export type Bitmap = Readonly<{
	left: number;
	top: number;
	width: number;
	height: number;
	levels: Uint8Array;
}>;

const fullLevel = 15;
/** Levels that differ from nothing, or from full, by no more than this do not show at the size of a pixel. */
const faintest = 3;

export const emptyBitmap: Bitmap = { left: 0, top: 0, width: 0, height: 0, levels: new Uint8Array(0) };

export function bitmapOf(coverage: Coverage): Bitmap {
	const { left, top, width, height } = coverage;
	const levels = Uint8Array.from(coverage.values, (share) => Math.round(Math.min(1, share) * fullLevel));
	return trim({ left, top, width, height, levels });
}

/** `add` on top of `base`, or `base` with `cut` taken out of it. */
export function combine(base: Coverage, layer: Coverage, kind: "add" | "cut"): Coverage {
	const left = Math.min(base.left, layer.left);
	const top = Math.min(base.top, layer.top);
	const width = Math.max(base.left + base.width, layer.left + layer.width) - left;
	const height = Math.max(base.top + base.height, layer.top + layer.height) - top;
	const values = new Float64Array(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const under = at(base, left + x, top + y);
			const over = at(layer, left + x, top + y);
			values[y * width + x] = kind === "add" ? under + over * (1 - under) : under * (1 - over);
		}
	}
	return { left, top, width, height, values };
}

function at(coverage: Coverage, x: number, y: number): number {
	const column = x - coverage.left;
	const row = y - coverage.top;
	if (column < 0 || row < 0 || column >= coverage.width || row >= coverage.height) return 0;
	return coverage.values[row * coverage.width + column] ?? 0;
}

/** Nearly empty pixels made empty and nearly full ones full: edges are crisper, and runs longer, which boards store densely. */
export function crisp(bitmap: Bitmap): Bitmap {
	const levels = bitmap.levels.map((level) =>
		level <= faintest ? 0 : level >= fullLevel - faintest ? fullLevel : level,
	);
	return trim({ ...bitmap, levels });
}

function trim(bitmap: Bitmap): Bitmap {
	const { width, height, levels } = bitmap;
	const inked = [...levels.keys()].filter((index) => levels[index] !== 0);
	if (inked.length === 0) return emptyBitmap;
	const columns = inked.map((index) => index % width);
	const rows = inked.map((index) => Math.floor(index / width));
	const left = Math.min(...columns);
	const right = Math.max(...columns) + 1;
	const top = Math.min(...rows);
	const bottom = Math.max(...rows) + 1;
	const kept = new Uint8Array((right - left) * (bottom - top));
	for (let y = top; y < Math.min(bottom, height); y++) {
		kept.set(levels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
	}
	return {
		left: bitmap.left + left,
		top: bitmap.top + top,
		width: right - left,
		height: bottom - top,
		levels: kept,
	};
}
