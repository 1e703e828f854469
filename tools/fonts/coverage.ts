/** Pixels; y grows downwards, the baseline is y = 0, the pen x = 0. */
export type Point = Readonly<{ x: number; y: number }>;

/** A closed line; its last point joins its first. */
export type Contour = readonly Point[];

/** Share of each pixel that is covered, 0 … 1, row by row; the top left pixel is at (`left`, `top`). */
export type Coverage = Readonly<{
	left: number;
	top: number;
	width: number;
	height: number;
	values: Float64Array;
}>;

/** Lines sampled per row of pixels. Along each line coverage is exact, so sixteen levels come out right. */
const linesPerPixel = 32;

type Edge = Readonly<{ top: number; bottom: number; x: number; slope: number; direction: 1 | -1 }>;

/** The area inside `contours` by the non-zero rule, so contours may overlap. */
export function coverageOf(contours: readonly Contour[]): Coverage {
	const edges = contours.flatMap(edgesOf);
	const points = contours.flat();
	const left = Math.floor(Math.min(...points.map((point) => point.x)));
	const top = Math.floor(Math.min(...points.map((point) => point.y)));
	if (points.length === 0) return { left: 0, top: 0, width: 0, height: 0, values: new Float64Array(0) };
	const width = Math.ceil(Math.max(...points.map((point) => point.x))) - left;
	const height = Math.ceil(Math.max(...points.map((point) => point.y))) - top;
	const values = new Float64Array(width * height);
	for (let row = 0; row < height; row++) {
		const near = edges.filter((edge) => edge.top < top + row + 1 && edge.bottom > top + row);
		for (let line = 0; line < linesPerPixel; line++) {
			const y = top + row + (line + 0.5) / linesPerPixel;
			for (const [from, to] of spansAt(near, y)) addSpan(values, row * width, from - left, to - left);
		}
	}
	return { left, top, width, height, values: values.map((sum) => sum / linesPerPixel) };
}

/** Coverage with `count` columns per pixel made coverage of pixels, moved `shift` of those columns to the right. */
export function joinColumns(fine: Coverage, count: number, shift: number): Coverage {
	const left = Math.floor((fine.left + shift) / count);
	const width = Math.ceil((fine.left + shift + fine.width) / count) - left;
	const values = new Float64Array(width * fine.height);
	for (const [index, share] of fine.values.entries()) {
		const row = Math.floor(index / fine.width);
		const column = Math.floor((fine.left + shift + (index % fine.width)) / count) - left;
		values[row * width + column] = (values[row * width + column] ?? 0) + share / count;
	}
	return { left, top: fine.top, width, height: fine.height, values };
}

function edgesOf(contour: Contour): Edge[] {
	return contour.flatMap((from, index): Edge[] => {
		const to = contour[(index + 1) % contour.length] ?? from;
		if (from.y === to.y) return [];
		const slope = (to.x - from.x) / (to.y - from.y);
		return from.y < to.y
			? [{ top: from.y, bottom: to.y, x: from.x, slope, direction: 1 }]
			: [{ top: to.y, bottom: from.y, x: to.x, slope, direction: -1 }];
	});
}

function spansAt(edges: readonly Edge[], y: number): [number, number][] {
	const crossings: { x: number; direction: 1 | -1 }[] = [];
	for (const edge of edges) {
		if (y < edge.top || y >= edge.bottom) continue;
		crossings.push({ x: edge.x + (y - edge.top) * edge.slope, direction: edge.direction });
	}
	crossings.sort((a, b) => a.x - b.x);
	const spans: [number, number][] = [];
	let winding = 0;
	let start = 0;
	for (const crossing of crossings) {
		if (winding === 0) start = crossing.x;
		winding += crossing.direction;
		if (winding === 0) spans.push([start, crossing.x]);
	}
	return spans;
}

function addSpan(values: Float64Array, offset: number, from: number, to: number): void {
	for (let column = Math.floor(from); column < to; column++) {
		const share = Math.min(to, column + 1) - Math.max(from, column);
		values[offset + column] = (values[offset + column] ?? 0) + share;
	}
}
