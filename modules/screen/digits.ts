import { aligned, type Block, type Column, stack } from "./block.js";
import type { Box, FontName } from "./box.js";
import { codeGroups } from "./code-groups.js";
import type { FontMetrics } from "./font-metrics.js";
import { palette } from "./palette.js";
import type { Panel } from "./panels.js";
import { codeFonts, largeCodeFonts, type Scale } from "./type-scale.js";
import { wrap } from "./wrap.js";

type Piece = Readonly<{ text: string; width: number; gapAfter: number }>;

/**
 * The user code, large, its groups apart; on several lines when it is longer than one. `undefined` when it needs several
 * lines and `mayBreak` is false.
 */
export function digitsBlock(
	userCode: string,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	const { metrics, width } = column;
	const groups = codeGroups(userCode);
	const fonts = codeFonts(userCode, scale, metrics);
	const row = inOneRow(groups, fonts, column, scale.gap);
	const font = fonts.at(-1);
	if (row !== undefined || font === undefined || !mayBreak) return row;
	const broken = groups.flatMap((group) => wrap(metrics, font, group, width).lines);
	return groupRows(piecesOf(broken, font, metrics), font, column, scale.gap);
}

/**
 * The same, as high as an eighth of the panel's shorter side or higher, in one row or in several. `undefined` when it does
 * not fit, or has characters that the heaviest fonts lack.
 */
export function largeDigitsBlock(
	userCode: string,
	column: Column,
	scale: Scale,
	panel: Panel,
): Block | undefined {
	const { metrics, width } = column;
	const groups = codeGroups(userCode);
	const fonts = largeCodeFonts(userCode, scale, panel, metrics);
	const row = inOneRow(groups, fonts, column, scale.gap);
	const font = fonts.at(-1);
	if (row !== undefined) return row;
	const pieces = font === undefined ? [] : piecesOf(groups, font, metrics);
	if (font === undefined || pieces.some((piece) => piece.width > width)) return undefined;
	return groupRows(pieces, font, column, scale.gap);
}

function inOneRow(
	groups: readonly string[],
	fonts: readonly FontName[],
	column: Column,
	gap: number,
): Block | undefined {
	for (const font of fonts) {
		const pieces = piecesOf(groups, font, column.metrics);
		if (rowWidth(pieces) <= column.width) return groupRow(pieces, 1, font, column, gap);
	}
	return undefined;
}

/** A dash keeps groups apart by itself. */
function piecesOf(groups: readonly string[], font: FontName, metrics: FontMetrics): Piece[] {
	const gap = Math.ceil(metrics.lineHeight(font) / 4);
	return groups.map((text) => ({
		text,
		width: metrics.width(font, text),
		gapAfter: text.endsWith("-") ? 0 : gap,
	}));
}

function rowWidth(pieces: readonly Piece[]): number {
	const width = pieces.reduce((sum, piece) => sum + piece.width + piece.gapAfter, 0);
	return width - (pieces.at(-1)?.gapAfter ?? 0);
}

function groupRows(pieces: readonly Piece[], font: FontName, column: Column, gap: number): Block {
	const rows: Piece[][] = [];
	for (const piece of pieces) {
		const row = rows.at(-1);
		if (row !== undefined && rowWidth([...row, piece]) <= column.width) row.push(piece);
		else rows.push([piece]);
	}
	let index = 1;
	const blocks = rows.map((row) => {
		const block = groupRow(row, index, font, column, 0);
		index += row.length;
		return block;
	});
	return { ...stack(blocks), gap };
}

function groupRow(
	pieces: readonly Piece[],
	firstIndex: number,
	font: FontName,
	column: Column,
	gap: number,
): Block {
	const height = column.metrics.lineHeight(font);
	let x = aligned(column, rowWidth(pieces));
	const boxes = pieces.map(({ text, width, gapAfter }, index): Box => {
		const id = `code-${firstIndex + index}`;
		const box: Box = { kind: "text", id, x, y: 0, width, height, font, text, colour: palette.text };
		x += width + gapAfter;
		return box;
	});
	return { gap, height, boxes, timed: [] };
}
