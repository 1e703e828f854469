import { type Block, type Column, overlay, sentenceBlock, shift, stackAll, textBlock } from "./block.js";
import type { Colour } from "./box.js";
import { fitName } from "./fit-text.js";
import type { FontMetrics } from "./font-metrics.js";
import { footer, footMargin } from "./footer.js";
import { breakableAnywhere } from "./line-breaks.js";
import { messageHeader, type SymbolPlace } from "./message-header.js";
import { accents, palette } from "./palette.js";
import type { Panel } from "./panels.js";
import { readable } from "./readable-fonts.js";
import { type Scale, scalesFor } from "./type-scale.js";
import type { View } from "./view.js";
import { clip, wrap } from "./wrap.js";

/** What an attempt keeps of a view. The bar of a held button always stays. */
type Kept = Readonly<{
	/** Sentences, from the first. */
	lines: number;
	/** Lines for the project's name before it ends with "…"; 0: without the project. */
	projectLines: number;
	symbol: SymbolPlace;
	hint: boolean;
	notice: boolean;
	/** Lines end within a phrase, too. */
	dense: boolean;
}>;

const firstLine: Kept = Object.freeze(
	{ lines: 1, projectLines: 3, symbol: "above", hint: true, notice: true, dense: false },
	true,
);

/** From the most to the least; what matters least goes first. */
const lastResorts: readonly Kept[] = Object.freeze(
	[
		{ ...firstLine, symbol: "left" },
		{ ...firstLine, symbol: "left", hint: false },
		{ ...firstLine, symbol: "left", projectLines: 2 },
		{ ...firstLine, symbol: "none", projectLines: 2 },
		{ ...firstLine, symbol: "none", projectLines: 1 },
		{ ...firstLine, symbol: "none", projectLines: 1, hint: false },
		{ ...firstLine, symbol: "none", projectLines: 1, hint: false, dense: true },
		{ ...firstLine, symbol: "none", projectLines: 1, hint: false, dense: true, notice: false },
		{ ...firstLine, symbol: "none", projectLines: 1, hint: false, notice: false, lines: 0 },
		{ ...firstLine, symbol: "none", projectLines: 0, hint: false, notice: false, lines: 0 },
	],
	true,
);

/** The first scales of a panel are comfortable: rather than leave them, all but the first sentence may go. */
const comfortable = 4;

/** Of the free height, the share above the text: its optical middle. */
const aboveShare = 0.42;

const accentPx = 4;

type Frame = Readonly<{ view: View; panel: Panel; metrics: FontMetrics }>;

/** A view without a code: what it is, which project, what to do. Total: what cannot fit is left out or ends with "…". */
export function arrangeMessage(view: View, panel: Panel, metrics: FontMetrics): Block {
	const frame: Frame = { view, panel, metrics };
	const scales = scalesFor(panel);
	const last = scales.at(-1);
	const tries = (kept: Kept, from: readonly Scale[]) => from.map((scale) => ({ kept, scale }));
	const attempts = [
		...roomyKeeps(view).flatMap((kept) => tries(kept, scales.slice(0, comfortable))),
		...lastResorts.flatMap((kept) => tries(kept, scales.slice(comfortable))),
	];
	for (const { kept, scale } of attempts) {
		const block = attempt(frame, kept, scale, scale === last);
		if (block !== undefined) return block;
	}
	return last === undefined ? overlay([]) : titleOnly(frame, last);
}

/** Every sentence, then one less, down to the first; each with the symbol above the title, then beside it. */
function roomyKeeps({ lines }: View): Kept[] {
	const count = Math.max(1, lines.length);
	return Array.from({ length: count }, (_, index) => ({ ...firstLine, lines: count - index })).flatMap(
		(kept) => [kept, { ...kept, symbol: "left" as const }],
	);
}

function attempt(
	{ view, panel, metrics }: Frame,
	kept: Kept,
	scale: Scale,
	isLast: boolean,
): Block | undefined {
	const column: Column = { metrics, width: panel.width - 2 * scale.side, align: "left" };
	const foot = footer(kept.hint ? view : { ...view, hint: undefined }, column, scale);
	const body = bodyOf(view, kept, column, scale, isLast);
	if (body === undefined) return undefined;
	const top = accentPx + scale.margin;
	const footY =
		panel.height - (foot === undefined ? scale.margin : footMargin(view, scale)) - (foot?.height ?? 0);
	const free = footY - (foot?.gap ?? 0) - top - body.height;
	if (free < 0) return undefined;
	const bodyY = top + Math.floor(free * aboveShare);
	const placedFoot = foot === undefined ? [] : [shift(foot, scale.side, footY)];
	return overlay([accentBar(view, panel), shift(body, scale.side, bodyY), ...placedFoot]);
}

function accentBar(view: View, { width }: Panel): Block {
	const colour = accents[view.tone];
	const bar = { kind: "fill", id: "accent", x: 0, y: 0, width, height: accentPx, colour } as const;
	return { gap: 0, height: accentPx, boxes: [bar], timed: [] };
}

function bodyOf(view: View, kept: Kept, column: Column, scale: Scale, isLast: boolean): Block | undefined {
	const project = kept.projectLines === 0 ? undefined : view.project;
	const say = (id: string, colour: Colour, text: string, gap: number) =>
		sentenceBlock(column, id, scale.body, colour, kept.dense ? breakableAnywhere(text) : text, gap, isLast);
	const blocks = [messageHeader(view, project !== undefined, kept.symbol, column, scale, isLast)];
	if (project !== undefined) {
		const fitted = fitName(column.metrics, scale.names, project, column.width, kept.projectLines);
		const gap = Math.ceil(scale.gap / 2);
		blocks.push(textBlock(column, "project", fitted.font, palette.text, fitted.lines, gap));
	}
	if (view.notice !== undefined && kept.notice) {
		blocks.push(say("notice", palette.notice, view.notice, scale.gap));
	}
	for (const [index, line] of view.lines.slice(0, kept.lines).entries()) {
		const gap = index === 0 ? scale.gap : Math.ceil(scale.gap / 3);
		blocks.push(say(`line-${index + 1}`, palette.soft, line, gap));
	}
	return stackAll(blocks);
}

/** For a panel on which nothing else fits: as much of the title as there is room for. */
function titleOnly({ view, panel, metrics }: Frame, scale: Scale): Block {
	const column: Column = { metrics, width: panel.width, align: "left" };
	const font = readable(metrics, scale.titles, view.title).at(-1) ?? "";
	const { lines } = wrap(metrics, font, view.title, column.width);
	const maxLines = Math.floor(panel.height / metrics.lineHeight(font));
	const kept = clip(metrics, font, lines, column.width, maxLines);
	return textBlock(column, "title", font, palette.text, kept, 0);
}
