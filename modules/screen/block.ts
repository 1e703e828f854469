import type { Box, Colour, FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";
import { readableSentence } from "./readable-fonts.js";
import { timeReserve } from "./time-left.js";
import { wrap } from "./wrap.js";

/** A box whose look depends on the time. Times are monotonic ms. */
export type TimedBox = Readonly<{ id: string; x: number; y: number; width: number; height: number }> &
	(
		| Readonly<{
				kind: "bar";
				/** `fills` grows from nothing to the whole width; `drains` is what is left of it. */
				direction: "fills" | "drains";
				startsAt: number;
				endsAt: number;
				colour: Colour;
		  }>
		/** What is left until `endsAt`, such as `1:42`, ending at the right edge. */
		| Readonly<{ kind: "clock"; startsAt: number; endsAt: number; font: FontName; colour: Colour }>
	);

/** Part of a column, its boxes relative to its own top left corner. */
export type Block = Readonly<{
	/** Space above, unless it is the first. */
	gap: number;
	height: number;
	boxes: readonly Box[];
	timed: readonly TimedBox[];
}>;

export type Align = "left" | "centre";

/** A column to be filled. */
export type Column = Readonly<{ metrics: FontMetrics; width: number; align: Align }>;

export function textBlock(
	column: Column,
	id: string,
	font: FontName,
	colour: Colour,
	lines: readonly string[],
	gap: number,
): Block {
	const lineHeight = column.metrics.lineHeight(font);
	const boxes = lines.map((text, index): Box => {
		const width = column.metrics.width(font, text);
		const x = aligned(column, width);
		const y = index * lineHeight;
		return { kind: "text", id: `${id}-${index + 1}`, x, y, width, height: lineHeight, font, text, colour };
	});
	return { gap, height: lines.length * lineHeight, boxes, timed: [] };
}

/** A sentence in the font of its script. `undefined` when a word would have to be broken and `mayBreak` is false. */
export function sentenceBlock(
	column: Column,
	id: string,
	size: FontName,
	colour: Colour,
	text: string,
	gap: number,
	mayBreak: boolean,
): Block | undefined {
	const font = readableSentence(column.metrics, size, text);
	const { lines, broken } = wrap(column.metrics, font, text, column.width);
	return broken && !mayBreak ? undefined : textBlock(column, id, font, colour, lines, gap);
}

/** Where something of `width` begins in the column. */
export function aligned({ width: room, align }: Column, width: number): number {
	return align === "left" ? 0 : Math.max(0, Math.floor((room - width) / 2));
}

type BarLook = Readonly<{ track: Colour; colour: Colour; heightPx: number; gap: number }>;
type Span = Readonly<{ startsAt: number; endsAt: number }>;

/** A bar as wide as the column; `id-back` is its track. */
export function barBlock(
	column: Column,
	id: string,
	direction: "fills" | "drains",
	{ startsAt, endsAt }: Span,
	{ track, colour, heightPx, gap }: BarLook,
): Block {
	const place = { x: 0, y: 0, width: column.width, height: heightPx };
	return {
		gap,
		height: heightPx,
		boxes: [{ kind: "fill", id: `${id}-back`, ...place, colour: track }],
		timed: [{ kind: "bar", id: `${id}-bar`, ...place, direction, startsAt, endsAt, colour }],
	};
}

/** Shorter ones tell nothing. */
const shortestBarPx = 16;

/** A bar that drains, and at its right what is left as text. `undefined` when the column is too narrow for both. */
export function countdownBlock(
	column: Column,
	id: string,
	span: Span,
	look: BarLook & Readonly<{ font: FontName; text: Colour }>,
): Block | undefined {
	const { metrics } = column;
	const height = metrics.lineHeight(look.font);
	const width = timeReserve(metrics, look.font, span.endsAt - span.startsAt);
	const barWidth = column.width - width - metrics.width(look.font, "  ");
	if (barWidth < shortestBarPx) return undefined;
	const bar = barBlock({ ...column, width: barWidth }, id, "drains", span, look);
	const clock: TimedBox = {
		kind: "clock",
		id: `${id}-text`,
		x: column.width - width,
		y: 0,
		width,
		height,
		startsAt: span.startsAt,
		endsAt: span.endsAt,
		font: look.font,
		colour: look.text,
	};
	const moved = shift(bar, 0, Math.round((height - bar.height) / 2));
	return { gap: look.gap, height, boxes: moved.boxes, timed: [...moved.timed, clock] };
}

export function shift(block: Block, dx: number, dy: number): Block {
	const moved = <T extends Readonly<{ x: number; y: number }>>(box: T): T => ({
		...box,
		x: box.x + dx,
		y: box.y + dy,
	});
	return { ...block, boxes: block.boxes.map(moved), timed: block.timed.map(moved) };
}

/** Blocks below each other as one; the first one's gap is the whole's. */
export function stack(blocks: readonly Block[]): Block {
	let y = 0;
	const placed: Block[] = [];
	for (const block of blocks) {
		if (placed.length > 0) y += block.gap;
		placed.push(shift(block, 0, y));
		y += block.height;
	}
	return { ...overlay(placed), gap: blocks[0]?.gap ?? 0, height: y };
}

/** {@link stack}; `undefined` when one of them is. */
export function stackAll(blocks: readonly (Block | undefined)[]): Block | undefined {
	return blocks.includes(undefined) ? undefined : stack(blocks.filter((block) => block !== undefined));
}

/** Blocks that are in place already, as one. */
export function overlay(blocks: readonly (Block | undefined)[]): Block {
	const present = blocks.filter((block) => block !== undefined);
	return {
		gap: 0,
		height: 0,
		boxes: present.flatMap((block) => block.boxes),
		timed: present.flatMap((block) => block.timed),
	};
}
