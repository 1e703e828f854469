import { type Block, barBlock, type Column, sentenceBlock, stackAll, textBlock } from "./block.js";
import type { FontName } from "./box.js";
import { accents, palette } from "./palette.js";
import { readable } from "./readable-fonts.js";
import { type Scale, smallestSide } from "./type-scale.js";
import type { View } from "./view.js";
import { wrap } from "./wrap.js";

const separator = " · ";
const leastMarginPx = 2;

/** What stands at the bottom keeps off the panel's edge, where a frame may cover it, but for a bar. Pixels. */
export function footMargin({ hold }: View, { margin }: Scale): number {
	return hold === undefined ? Math.max(margin, leastMarginPx) : margin;
}

/** What stands at the bottom of the panel: the bar of a button that is held, or else what the button does. */
export function footer(view: View, column: Column, scale: Scale): Block | undefined {
	if (view.hold !== undefined) return holdBlock(view.hold, column, scale);
	return view.hint === undefined ? undefined : hintBlock(view.hint, column, scale);
}

function holdBlock(hold: NonNullable<View["hold"]>, column: Column, scale: Scale): Block | undefined {
	const { small, gap } = scale;
	const colour = accents.attention;
	return stackAll([
		sentenceBlock(column, "hold-label", small, palette.text, hold.label, gap, true),
		barBlock(column, "hold", "fills", hold, {
			track: palette.track,
			colour,
			heightPx: scale.barPx,
			gap: Math.ceil(scale.gap / 2),
		}),
	]);
}

/** One line; when that is too long, one for each thing the button does. What begins at the left may end near the edge. */
function hintBlock(hint: string, column: Column, scale: Scale): Block {
	const { metrics } = column;
	const width = column.width + (column.align === "left" ? scale.side - smallestSide : 0);
	const fits = (font: FontName, parts: readonly string[]) =>
		parts.every((part) => metrics.width(font, part) <= width);
	const whole = [hint];
	const fonts = readable(metrics, scale.hints, hint);
	const first = fonts[0] ?? scale.small;
	const parts = fits(first, whole) ? whole : hint.split(separator);
	const font = fonts.find((candidate) => fits(candidate, parts)) ?? first;
	const lines = parts.flatMap((part) => wrap(metrics, font, part, width).lines);
	return textBlock(column, "hint", font, palette.dim, lines, scale.gap);
}
