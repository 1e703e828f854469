import { aligned, type Block, barBlock, type Column, countdownBlock, stack, textBlock } from "./block.js";
import type { Box, FontName } from "./box.js";
import { codeGroups } from "./code-groups.js";
import { fitAddress, fitName } from "./fit-text.js";
import type { FontMetrics } from "./font-metrics.js";
import { accents, palette } from "./palette.js";
import { codeFonts, type Scale } from "./type-scale.js";
import type { CodeView } from "./view.js";
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
	const fonts = codeFonts(userCode, scale);
	const fitting = fonts.find((font) => rowWidth(piecesOf(groups, font, metrics)) <= width);
	if (fitting !== undefined)
		return groupRow(piecesOf(groups, fitting, metrics), 1, fitting, column, scale.gap);
	const font = fonts.at(-1);
	if (font === undefined || !mayBreak) return undefined;
	const broken = groups.flatMap((group) => wrap(metrics, font, group, width).lines);
	return groupRows(piecesOf(broken, font, metrics), font, column, scale.gap);
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

/** Where to type the code: a sentence, and the address below it. */
export function whereBlock(
	instruction: string | undefined,
	address: string | undefined,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	const { metrics, width } = column;
	const blocks: Block[] = [];
	if (instruction !== undefined) {
		const { lines, broken } = wrap(metrics, scale.small, instruction, width);
		if (broken && !mayBreak) return undefined;
		blocks.push(textBlock(column, "instruction", scale.small, palette.soft, lines, scale.gap));
	}
	if (address !== undefined) {
		const { font, lines } = fitAddress(metrics, scale.addresses, address, width);
		blocks.push(textBlock(column, "address", font, accents.neutral, lines, Math.ceil(scale.gap / 6)));
	}
	return { ...stack(blocks), gap: scale.gap };
}

/** How much of the code's life is left: a bar, and the time beside it when `withText`. */
export function timeBlock(
	code: CodeView,
	column: Column,
	scale: Scale,
	withText: boolean,
): Block | undefined {
	const look = {
		track: palette.track,
		colour: accents.neutral,
		heightPx: scale.barPx,
		gap: Math.ceil(scale.gap / 2),
	};
	if (!withText) return barBlock(column, "time", "drains", code, look);
	return countdownBlock(column, "time", code, { ...look, font: scale.clock, text: palette.text });
}

const deviceNameLines = 3;

/** The name to compare with on the web. */
export function deviceBlock(name: string, column: Column, scale: Scale): Block {
	const { font, lines } = fitName(column.metrics, [scale.small], name, column.width, deviceNameLines);
	return textBlock(column, "device", font, palette.soft, lines, scale.gap);
}
