import { aligned, type Block, type Column, shift, stack, textBlock } from "./block.js";
import type { Box, Colour, FontName } from "./box.js";
import { fitName } from "./fit-text.js";
import type { FontMetrics } from "./font-metrics.js";
import { footer } from "./footer.js";
import { accents, palette } from "./palette.js";
import type { Panel } from "./panels.js";
import { symbolCharacters } from "./symbols.js";
import { type Scale, scalesFor } from "./type-scale.js";
import type { View } from "./view.js";
import { clip, wrap } from "./wrap.js";

/** What an attempt keeps of a view. The bar of a held button always stays. */
type Kept = Readonly<{ lines: number; symbol: boolean; hint: boolean; notice: boolean; project: boolean }>;

/** The first scales of a panel are comfortable: rather than leave them, all but the first line may go. */
const comfortable = 3;

/** A view without a code: what it is, which project, what to do. Total: whatever cannot fit is left out or cut with "…". */
export function arrangeMessage(view: View, panel: Panel, metrics: FontMetrics): Block {
	const roomy = scalesFor(panel);
	const attempts = [
		...keptLines(view).flatMap((kept) => roomy.slice(0, comfortable).map((scale) => ({ kept, scale }))),
		...lastResorts.flatMap((kept) => roomy.slice(comfortable).map((scale) => ({ kept, scale }))),
	];
	for (const { kept, scale } of attempts) {
		const block = attempt(view, kept, panel, scale, metrics, scale === roomy.at(-1));
		if (block !== undefined) return block;
	}
	return titleOnly(view, panel, metrics, roomy.at(-1));
}

const everything: Kept = { lines: 1, symbol: true, hint: true, notice: true, project: true };

function keptLines(view: View): Kept[] {
	const count = Math.max(1, view.lines.length);
	return Array.from({ length: count }, (_, index) => ({ ...everything, lines: count - index }));
}

const lastResorts: readonly Kept[] = [
	everything,
	{ ...everything, symbol: false },
	{ ...everything, symbol: false, hint: false },
	{ ...everything, symbol: false, hint: false, notice: false },
	{ ...everything, symbol: false, hint: false, notice: false, lines: 0 },
	{ ...everything, symbol: false, hint: false, notice: false, lines: 0, project: false },
];

function attempt(
	view: View,
	kept: Kept,
	panel: Panel,
	scale: Scale,
	metrics: FontMetrics,
	isLast: boolean,
): Block | undefined {
	const column: Column = { metrics, width: panel.width - 2 * scale.side, align: "left" };
	const accent = accentBar(view, panel, scale);
	const foot = footer(kept.hint ? view : { ...view, hint: undefined }, column, scale);
	const body = bodyOf(view, kept, column, scale, isLast);
	if (body === undefined) return undefined;
	const top = accent.height + scale.margin;
	const bottom = panel.height - scale.margin - (foot === undefined ? 0 : foot.height + foot.gap);
	if (top + body.height > bottom) return undefined;
	const bodyY = top + Math.floor((bottom - top - body.height) * aboveShare);
	const footY = panel.height - scale.margin - (foot?.height ?? 0);
	return whole([
		accent,
		shift(body, scale.side, bodyY),
		...(foot === undefined ? [] : [shift(foot, scale.side, footY)]),
	]);
}

/** Of the free height, the share above the text: its optical middle. */
const aboveShare = 0.42;

/** Blocks that are in place already, as one. */
function whole(blocks: readonly Block[]): Block {
	return {
		gap: 0,
		height: 0,
		boxes: blocks.flatMap((block) => block.boxes),
		timed: blocks.flatMap((block) => block.timed),
	};
}

function accentBar(view: View, panel: Panel, scale: Scale): Block {
	const height = Math.min(4, scale.barPx);
	const bar: Box = {
		kind: "fill",
		id: "accent",
		x: 0,
		y: 0,
		width: panel.width,
		height,
		colour: accents[view.tone],
	};
	return { gap: 0, height, boxes: [bar], timed: [] };
}

function bodyOf(view: View, kept: Kept, column: Column, scale: Scale, isLast: boolean): Block | undefined {
	const project = kept.project ? view.project : undefined;
	const blocks: (Block | undefined)[] = [header(view, project !== undefined, kept, column, scale, isLast)];
	if (project !== undefined) {
		const { font, lines } = fitName(column.metrics, scale.names, project, column.width, scale.nameLines);
		blocks.push(textBlock(column, "project", font, palette.text, lines, Math.ceil(scale.gap / 2)));
	}
	if (view.notice !== undefined && kept.notice) {
		blocks.push(sentence(column, "notice", scale.body, palette.notice, view.notice, scale.gap, isLast));
	}
	for (const [index, line] of view.lines.slice(0, kept.lines).entries()) {
		const gap = index === 0 ? scale.gap : Math.ceil(scale.gap / 3);
		blocks.push(sentence(column, `line-${index + 1}`, scale.body, palette.soft, line, gap, isLast));
	}
	const fitting = blocks.filter((block) => block !== undefined);
	return fitting.length === blocks.length ? stack(fitting) : undefined;
}

/** `undefined` when a word would have to be broken and a smaller font is left. */
function sentence(
	column: Column,
	id: string,
	font: FontName,
	colour: Colour,
	text: string,
	gap: number,
	mayBreak: boolean,
): Block | undefined {
	const { lines, broken } = wrap(column.metrics, font, text, column.width);
	return broken && !mayBreak ? undefined : textBlock(column, id, font, colour, lines, gap);
}

/** The symbol and the title, beside each other when a project follows or room is short, else below each other. */
function header(
	view: View,
	hasProject: boolean,
	kept: Kept,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	const accent = accents[view.tone];
	const font = hasProject ? scale.label : scale.title;
	const colour = hasProject ? accent : palette.text;
	const gap = Math.ceil(scale.gap * 0.75);
	if (!kept.symbol) return sentence(column, "title", font, colour, view.title, 0, mayBreak);
	const symbolFont = hasProject ? scale.labelSymbol : scale.symbol;
	const symbol = textBlock(column, "symbol", symbolFont, accent, [symbolCharacters[view.symbol]], 0);
	if (!hasProject && !scale.symbolInRow) {
		const title = sentence(column, "title", font, colour, view.title, gap, mayBreak);
		return title && stack([symbol, title]);
	}
	const indent = (symbol.boxes[0]?.width ?? 0) + Math.max(4, Math.ceil(scale.gap / 2));
	const room = { ...column, width: column.width - indent };
	const title = sentence(room, "title", font, colour, view.title, 0, mayBreak);
	return title && beside(symbol, title, indent, column.metrics.lineHeight(font));
}

/** The symbol's middle on the middle of the title's first line. */
function beside(symbol: Block, title: Block, indent: number, lineHeight: number): Block {
	const lower = Math.round((lineHeight - symbol.height) / 2);
	const symbolY = Math.max(0, lower);
	const titleY = Math.max(0, -lower);
	const height = Math.max(symbolY + symbol.height, titleY + title.height);
	return { ...whole([shift(symbol, 0, symbolY), shift(title, indent, titleY)]), height };
}

/** For a panel on which nothing else fits. */
function titleOnly(view: View, panel: Panel, metrics: FontMetrics, scale: Scale | undefined): Block {
	if (scale === undefined) return whole([]);
	const column: Column = { metrics, width: panel.width, align: "left" };
	const foot = footer({ ...view, hint: undefined }, column, scale);
	const room = panel.height - (foot?.height ?? 0);
	const maxLines = Math.floor(room / metrics.lineHeight(scale.title));
	const { lines } = wrap(metrics, scale.title, view.title, column.width);
	const clipped = clip(metrics, scale.title, lines, column.width, Math.max(0, maxLines));
	const title = textBlock(column, "title", scale.title, palette.text, clipped, 0);
	return whole([title, ...(foot === undefined ? [] : [shift(foot, aligned(column, column.width), room)])]);
}
