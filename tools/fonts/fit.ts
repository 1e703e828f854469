import type opentype from "opentype.js";
import type { Contour, Point } from "./coverage.js";
import type { Outline, Zones } from "./family.js";

/** Straight pieces per curve; at the largest size the error stays below a fiftieth of a pixel. */
const piecesPerCurve = 8;

/** An overshoot smaller than this would only blur the edge, so it is flattened. Pixels. */
const visibleOvershoot = 0.75;

/** Maps a height in font units to pixels. */
export type VerticalFit = (y: number) => number;

/**
 * Puts baseline, x-height, capital height, ascender and descender on whole pixels, so that horizontal edges are sharp. What
 * lies between two of them is stretched evenly.
 */
export function verticalFit(zones: Zones, scale: number): VerticalFit {
	const px = (y: number) => Math.round(y * scale);
	const flat = zones.overshoot * scale < visibleOvershoot;
	const round = (edge: number, beyond: number): [number, number][] =>
		flat ? [[beyond, px(edge)]] : [[beyond, px(edge) + (beyond - edge) * scale]];
	const knots: [number, number][] = [
		[zones.descender, px(zones.descender)],
		...round(0, -zones.overshoot),
		[0, 0],
		[zones.xHeight, px(zones.xHeight)],
		...round(zones.xHeight, zones.xHeightRound),
		[zones.capHeight, px(zones.capHeight)],
		...round(zones.capHeight, zones.capHeightRound),
		[zones.ascender, px(zones.ascender)],
	];
	return (y) => interpolate(knots, y, scale);
}

function interpolate(knots: readonly [number, number][], y: number, scale: number): number {
	const upper = knots.findIndex(([from]) => y <= from);
	const next = knots[upper];
	const last = knots.at(-1);
	if (next === undefined) return last === undefined ? y * scale : last[1] + (y - last[0]) * scale;
	const previous = knots[upper - 1];
	if (previous === undefined) return next[1] + (y - next[0]) * scale;
	const share = (y - previous[0]) / (next[0] - previous[0]);
	return previous[1] + share * (next[1] - previous[1]);
}

/** `shift`: pixels to the right. `columnsPerPixel`: the x of the result counts columns this much narrower than a pixel. */
export type Placement = Readonly<{
	scale: number;
	heightPx: VerticalFit;
	shift: number;
	columnsPerPixel: number;
}>;

/** The outline with curves made straight and heights fitted. */
export function contoursOf(outline: Outline, placement: Placement): Contour[] {
	const { scale, heightPx, shift, columnsPerPixel } = placement;
	const place = (x: number, y: number): Point => ({
		x: (x * scale + shift) * columnsPerPixel,
		y: -heightPx(y),
	});
	return flatten(outline.commands).map((contour) => contour.map(({ x, y }) => place(x, y)));
}

function flatten(commands: readonly opentype.PathCommand[]): Contour[] {
	const contours: Point[][] = [];
	let current: Point[] = [];
	for (const command of commands) {
		if (command.type === "Z") continue;
		if (command.type === "M") {
			current = [];
			contours.push(current);
		}
		current.push(...pointsOf(command, current.at(-1) ?? command));
	}
	return contours;
}

function pointsOf(command: Exclude<opentype.PathCommand, { type: "Z" }>, from: Point): Point[] {
	switch (command.type) {
		case "M":
		case "L":
			return [{ x: command.x, y: command.y }];
		case "Q":
			return curve((t) => {
				const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
				return {
					x: a * from.x + b * command.x1 + c * command.x,
					y: a * from.y + b * command.y1 + c * command.y,
				};
			});
		case "C":
			return curve((t) => {
				const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
				return {
					x: a * from.x + b * command.x1 + c * command.x2 + d * command.x,
					y: a * from.y + b * command.y1 + c * command.y2 + d * command.y,
				};
			});
	}
}

function curve(at: (t: number) => Point): Point[] {
	return Array.from({ length: piecesPerCurve }, (_, index) => at((index + 1) / piecesPerCurve));
}
