import { type Block, type Column, overlay, shift, stack, textBlock } from "./block.js";
import { fitTitle } from "./fit-text.js";
import { accents, palette } from "./palette.js";
import { readable } from "./readable-fonts.js";
import { symbolCharacters } from "./symbols.js";
import type { Scale } from "./type-scale.js";
import type { View } from "./view.js";
import { wrap } from "./wrap.js";

/** Where the symbol stands: above the title, at its left, or nowhere. Beside a project it is never above. */
export type SymbolPlace = "above" | "left" | "none";

/**
 * Symbol and title; with a project, which is then what matters most, smaller and in the accent's colour. `undefined` when
 * a word would have to be broken and `mayBreak` is false, or the symbol is at its left: it goes first.
 */
export function messageHeader(
	view: View,
	hasProject: boolean,
	place: SymbolPlace,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	if (place === "none") return titleBlock(view, hasProject, column, scale, mayBreak);
	const font = hasProject ? scale.labelSymbol : scale.symbol;
	const symbol = textBlock(column, "symbol", font, accents[view.tone], [symbolCharacters[view.symbol]], 0);
	if (place === "above" && !hasProject) {
		const title = titleBlock(view, hasProject, column, scale, mayBreak);
		return title && stack([symbol, title]);
	}
	const indent = (symbol.boxes[0]?.width ?? 0) + Math.max(4, Math.ceil(scale.gap / 2));
	const room = { ...column, width: column.width - indent };
	const title = titleBlock(view, hasProject, room, scale, false);
	return title && beside(symbol, title, indent);
}

function titleBlock(
	view: View,
	hasProject: boolean,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	const { metrics, width } = column;
	const fonts = hasProject ? scale.labels : scale.titles;
	const colour = hasProject ? accents[view.tone] : palette.text;
	const gap = Math.ceil(scale.gap * 0.75);
	const fitted = fitTitle(metrics, fonts, view.title, width);
	if (fitted !== undefined) return textBlock(column, "title", fitted.font, colour, fitted.lines, gap);
	const smallest = readable(metrics, fonts, view.title).at(-1);
	if (smallest === undefined || !mayBreak) return undefined;
	return textBlock(column, "title", smallest, colour, wrap(metrics, smallest, view.title, width).lines, gap);
}

/** The symbol's middle on the middle of the title's first line. */
function beside(symbol: Block, title: Block, indent: number): Block {
	const lower = Math.round(((title.boxes[0]?.height ?? 0) - symbol.height) / 2);
	const symbolY = Math.max(0, lower);
	const titleY = Math.max(0, -lower);
	const height = Math.max(symbolY + symbol.height, titleY + title.height);
	return { ...overlay([shift(symbol, 0, symbolY), shift(title, indent, titleY)]), height };
}
