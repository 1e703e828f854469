import { symbolCharacters } from "../../modules/screen/symbols.js";
import type { Symbol as SymbolName } from "../../modules/screen/view.js";
import type { Contour, Point } from "./coverage.js";

/** A part of a symbol on a grid of 24 × 24, y downwards, drawn over or cut out of the parts before it. */
export type Layer = Readonly<{ kind: "add" | "cut"; contours: readonly Contour[] }>;

export const symbolGrid = 24;

const turn = 2 * Math.PI;
const pointsPerTurn = 64;

/** Angles in turns, clockwise from three o'clock. */
function onCircle(x: number, y: number, radius: number, angle: number): Point {
	return { x: x + radius * Math.cos(angle * turn), y: y + radius * Math.sin(angle * turn) };
}

function arc(x: number, y: number, radius: number, from: number, to: number): Point[] {
	const count = Math.max(2, Math.ceil(Math.abs(to - from) * pointsPerTurn));
	return Array.from({ length: count + 1 }, (_, index) =>
		onCircle(x, y, radius, from + ((to - from) * index) / count),
	);
}

function disc(x: number, y: number, radius: number): Contour {
	return arc(x, y, radius, 0, 1);
}

/** A line with round ends and joints; every piece winds the same way, so they unite. */
function stroke(points: readonly Point[], width: number): Contour[] {
	return points.slice(1).map((to, index) => {
		const from = points[index] ?? to;
		const angle = Math.atan2(to.y - from.y, to.x - from.x) / turn;
		return [
			...arc(to.x, to.y, width / 2, angle - 0.25, angle + 0.25),
			...arc(from.x, from.y, width / 2, angle + 0.25, angle + 0.75),
		];
	});
}

const line = (...coordinates: readonly (readonly [number, number])[]): Point[] =>
	coordinates.map(([x, y]) => ({ x, y }));

const add = (...contours: readonly Contour[]): Layer => ({ kind: "add", contours });
const cut = (...contours: readonly Contour[]): Layer => ({ kind: "cut", contours });

const pen = 2.25;

/** The open half of a chain link, its bow at the left (`side` = -1) or at the right. */
function halfLink(side: -1 | 1, gap: number): Point[] {
	const radius = 4.5;
	const bow = 12 + side * 6;
	const end = 12 + side * gap;
	const [from, to] = side === 1 ? [-0.25, 0.25] : [0.75, 0.25];
	return [{ x: end, y: 12 - radius }, ...arc(bow, 12, radius, from, to), { x: end, y: 12 + radius }];
}

/** A bar from corner to corner with air around it. */
function strikeOut(): Layer[] {
	const bar = line([4, 4], [20, 20]);
	return [cut(...stroke(bar, 2.6 * pen)), add(...stroke(bar, pen))];
}

function gear(teeth: number, inner: number, outer: number): Contour {
	return Array.from({ length: teeth }, (_, tooth): Point[] => {
		const at = (share: number, radius: number) => onCircle(12, 12, radius, (tooth + share) / teeth);
		return [at(0.04, inner), at(0.2, outer), at(0.55, outer), at(0.71, inner)];
	}).flat();
}

const shapes: Readonly<Record<SymbolName, readonly Layer[]>> = {
	link: [
		add(
			...stroke(halfLink(-1, 2.4), pen),
			...stroke(halfLink(1, 2.4), pen),
			...stroke(line([8, 12], [16, 12]), pen),
		),
	],
	linked: [add(disc(12, 12, 10.5)), cut(...stroke(line([7.2, 12.4], [10.6, 15.8], [16.8, 8.8]), pen))],
	unlinked: [add(...stroke(halfLink(-1, 3.5), pen), ...stroke(halfLink(1, 3.5), pen)), ...strikeOut()],
	offline: [
		add(
			...stroke(arc(11, 17.5, 13.5, 0.625, 0.875), pen),
			...stroke(arc(11, 17.5, 8.25, 0.625, 0.875), pen),
			disc(11, 17.5, 2.5),
		),
		cut(
			...stroke(line([17, 15.5], [22, 20.5]), 2.4 * pen),
			...stroke(line([22, 15.5], [17, 20.5]), 2.4 * pen),
		),
		add(...stroke(line([17, 15.5], [22, 20.5]), pen), ...stroke(line([22, 15.5], [17, 20.5]), pen)),
	],
	paused: [
		add(disc(12, 12, 10.5)),
		cut(...stroke(line([9, 8.5], [9, 15.5]), pen), ...stroke(line([15, 8.5], [15, 15.5]), pen)),
	],
	warning: [
		add(line([12, 4], [21, 20], [3, 20]), ...stroke(line([12, 4], [21, 20], [3, 20], [12, 4]), 3)),
		cut(...stroke(line([12, 9], [12, 14]), pen), disc(12, 17.8, 1.4)),
	],
	waiting: [
		add(disc(12, 12, 10.5)),
		cut(disc(12, 12, 10.5 - pen)),
		add(...stroke(line([12, 6.5], [12, 12], [15.8, 14.2]), pen)),
	],
	settings: [add(gear(8, 8, 10.8), disc(12, 12, 8.4)), cut(disc(12, 12, 3.6))],
};

/** Every symbol with its code point, in ascending order. */
export const symbolShapes: readonly Readonly<{ codePoint: number; layers: readonly Layer[] }>[] = (
	Object.keys(shapes) as SymbolName[]
).map((symbol) => ({ codePoint: symbolCharacters[symbol].codePointAt(0) ?? 0, layers: shapes[symbol] }));
