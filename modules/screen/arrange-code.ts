import { type Align, type Block, type Column, overlay, sentenceBlock, shift, stackAll } from "./block.js";
import type { Colour, QrBox } from "./box.js";
import { deviceBlock, liftOf, timeBlock, whereBlock } from "./code-items.js";
import { type Kept, keeps, keepsOfRenewed } from "./code-keeps.js";
import { digitsBlock, largeDigitsBlock } from "./digits.js";
import type { FontMetrics } from "./font-metrics.js";
import { footer, footMargin } from "./footer.js";
import { accents, palette } from "./palette.js";
import type { Panel } from "./panels.js";
import type { QrPlan } from "./qr-plan.js";
import { quietZoneModules, smallestModulePx } from "./qr-size.js";
import { qrOfAddress } from "./qr-text.js";
import { type Scale, scalesFor } from "./type-scale.js";
import type { CodeView, View } from "./view.js";

/** A phone reads a code of this size from a comfortable distance. */
const goodModulePx = 4;

/** The share of the panel's shorter side that a QR code should take; beyond it, larger text is worth more. */
const goodQrShare = 0.75;
const costOfSmallQr = 24;
const costOfBreak = 6;
const costOfRow = 1.5;

/** Beside a QR code, text in less than this is no text. */
const narrowestColumnPx = 48;
/** Letters that reach below their line would touch the digits. */
const leastDigitsGapPx = 2;

type Frame = Readonly<{ view: View; code: CodeView; panel: Panel; metrics: FontMetrics }>;
type Qr = Readonly<{ plan: QrPlan; modulePx: number; side: number }>;

/**
 * A view with a code. The QR code comes first: with 4 px per module or more when the digits still have room, else with 3,
 * else not at all. Of these, the one that keeps the most of the rest; of those, the best balance of picture and text.
 */
export function arrangeCode(view: View, code: CodeView, panel: Panel, metrics: FontMetrics): Block {
	const calm = { ...view, notice: undefined, hold: undefined };
	const first = { ...code, renewed: undefined };
	const all = qrSizes(code.qr, panel);
	const usual = search({ view: calm, code: first, panel, metrics }, all);
	if (view.notice === undefined && view.hold === undefined && code.renewed === undefined) return usual;
	// What comes and goes must not change the size of the QR code if it can be helped.
	const side = usual.boxes.find((box) => box.kind === "qr")?.height;
	const sizes = all.filter((qr) => side !== undefined && qr.side <= side);
	const frame = { view, code, panel, metrics };
	return sameSize(frame, sizes[0]) ?? search(frame, sizes);
}

/** With the QR code as large as ever and all that has to be said now, at the expense of what is said always. */
function sameSize(frame: Frame, qr: Qr | undefined): Block | undefined {
	if (qr === undefined) return undefined;
	for (const kept of keepsFor(frame)) {
		const best = kept.notice ? bestOf(frame, [qr], kept) : undefined;
		if (best !== undefined) return best;
	}
	return undefined;
}

function search(frame: Frame, sizes: readonly Qr[]): Block {
	const groups: readonly (readonly (Qr | undefined)[])[] = [
		sizes.filter((qr) => qr.modulePx >= goodModulePx),
		sizes.filter((qr) => qr.modulePx < goodModulePx),
		[undefined],
	];
	for (const group of groups) {
		for (const kept of keepsFor(frame)) {
			const best = bestOf(frame, group, kept);
			if (best !== undefined) return best;
		}
	}
	return overlay([]);
}

function keepsFor({ code }: Frame): readonly Kept[] {
	return code.renewed === undefined ? keeps : keepsOfRenewed;
}

function qrSizes(address: string | undefined, panel: Panel): Qr[] {
	const plan = address === undefined ? undefined : qrOfAddress(address);
	if (plan === undefined) return [];
	const across = plan.modules + 2 * quietZoneModules;
	const largest = Math.floor(Math.min(panel.width, panel.height) / across);
	const sizes: Qr[] = [];
	for (let modulePx = largest; modulePx >= smallestModulePx; modulePx--) {
		sizes.push({ plan, modulePx, side: modulePx * across });
	}
	return sizes;
}

function bestOf(frame: Frame, sizes: readonly (Qr | undefined)[], kept: Kept): Block | undefined {
	const scales = scalesFor(frame.panel);
	let best: Readonly<{ block: Block; cost: number }> | undefined;
	for (const qr of sizes) {
		const tightest = scales.at(-1);
		if (tightest === undefined || arrange(frame, qr, kept, tightest, true) === undefined) continue;
		for (const [step, scale] of scales.entries()) {
			const least = step + costOfSize(qr, frame.panel);
			if (best !== undefined && least >= best.cost) break;
			const block = arrange(frame, qr, kept, scale, scale === tightest);
			if (block === undefined) continue;
			const cost = least + costOfBreaks(block);
			if (best === undefined || cost < best.cost) best = { block, cost };
		}
	}
	return best?.block;
}

function costOfSize(qr: Qr | undefined, panel: Panel): number {
	const share = (qr?.side ?? 0) / Math.min(panel.width, panel.height);
	return costOfSmallQr * Math.max(0, goodQrShare - share);
}

/** An address is hard to type from two lines, and digits are read more easily from one. */
function costOfBreaks({ boxes }: Block): number {
	const linesOf = (name: string) =>
		new Set(boxes.flatMap(({ id, y }) => (id.startsWith(name) ? y : []))).size;
	return costOfBreak * Math.max(0, linesOf("address") - 1) + costOfRow * Math.max(0, linesOf("code") - 1);
}

function arrange(
	frame: Frame,
	qr: Qr | undefined,
	kept: Kept,
	scale: Scale,
	isLast: boolean,
): Block | undefined {
	if (qr === undefined) return alone(frame, kept, scale, isLast);
	if (frame.panel.width <= frame.panel.height) {
		const stacked = below(frame, qr, kept, scale, isLast);
		// A square panel has room for large digits beside the code as well: in two rows, and then for more of the rest.
		if (stacked !== undefined || frame.panel.width < frame.panel.height || !kept.largeDigits) return stacked;
	}
	return beside(frame, qr, kept, scale, isLast, "panel") ?? beside(frame, qr, kept, scale, isLast, "column");
}

/** No QR code: the text has the panel to itself. Where to type the digits then matters more than that they are new. */
function alone(frame: Frame, kept: Kept, scale: Scale, isLast: boolean): Block | undefined {
	if (kept.renewed !== "none" && kept.where !== "full") return undefined;
	const { panel } = frame;
	const column = columnOf(frame, panel.width - 2 * scale.side, "centre");
	const foot = footOf(frame, kept, column, scale);
	const text = textOf(frame, false, kept, column, scale, isLast);
	if (text === undefined) return undefined;
	const free = heightAbove(foot, frame, scale) - scale.margin - text.height;
	if (free < 0) return undefined;
	return overlay([
		shift(text, scale.side, scale.margin + Math.floor(free * 0.45)),
		atBottom(foot, scale.side, frame, scale),
	]);
}

/** The QR code on top. */
function below(frame: Frame, qr: Qr, kept: Kept, scale: Scale, isLast: boolean): Block | undefined {
	const { panel } = frame;
	if (qr.side > panel.width || qr.side >= panel.height) return undefined;
	const column = columnOf(frame, panel.width - 2 * scale.side, "centre");
	const foot = footOf(frame, kept, column, scale);
	const text = textOf(frame, true, kept, column, scale, isLast);
	if (text === undefined) return undefined;
	const top = Math.min(scale.margin, Math.floor((panel.width - qr.side) / 2));
	const gap = Math.ceil(scale.gap * 0.75);
	const free = heightAbove(foot, frame, scale) - top - qr.side - gap - text.height;
	if (free < 0) return undefined;
	const qrY = top + Math.floor(free / 4);
	const textY = qrY + qr.side + gap + Math.floor(free / 3);
	return overlay([
		qrBlock(qr, Math.floor((panel.width - qr.side) / 2), qrY),
		shift(text, scale.side, textY),
		atBottom(foot, scale.side, frame, scale),
	]);
}

/** The QR code at the left; what stands at the bottom runs along the panel or along the text's column. */
function beside(
	frame: Frame,
	qr: Qr,
	kept: Kept,
	scale: Scale,
	isLast: boolean,
	footAlong: "panel" | "column",
): Block | undefined {
	const { panel } = frame;
	const left = Math.min(scale.margin, Math.floor((panel.height - qr.side) / 2));
	const columnX = left + qr.side + Math.max(scale.side, scale.gap);
	const column = columnOf(frame, panel.width - columnX - scale.side, "left");
	if (column.width < narrowestColumnPx || qr.side > panel.height) return undefined;
	const footX = footAlong === "panel" ? Math.max(left, scale.side) : columnX;
	const foot = footOf(frame, kept, { ...column, width: panel.width - footX - scale.side }, scale);
	const text = textOf(frame, true, kept, column, scale, isLast);
	if (text === undefined) return undefined;
	const above = heightAbove(foot, frame, scale);
	const textRoom = above - scale.margin;
	const edge = footAlong === "panel" ? left : 0;
	const qrRoom = footAlong === "panel" ? above + scale.margin - 2 * edge : panel.height;
	if (text.height > textRoom || qr.side > qrRoom) return undefined;
	return overlay([
		qrBlock(qr, left, edge + Math.floor((qrRoom - qr.side) / 2)),
		shift(text, columnX, scale.margin + Math.floor((textRoom - text.height) / 2)),
		atBottom(foot, footX, frame, scale),
	]);
}

function columnOf({ metrics }: Frame, width: number, align: Align): Column {
	return { metrics, width, align };
}

/** Where, the digits, the time, the notice and the device name, in the order in which they are read. */
function textOf(
	{ view, code, panel }: Frame,
	hasQr: boolean,
	kept: Kept,
	column: Column,
	scale: Scale,
	isLast: boolean,
): Block | undefined {
	// First, because it is what most often does not fit.
	const digits = kept.largeDigits
		? largeDigitsBlock(code.userCode, column, scale, panel)
		: digitsBlock(code.userCode, column, scale, isLast);
	if (digits === undefined) return undefined;
	const blocks: (Block | undefined)[] = [];
	const say = (id: string, colour: Colour, text: string) =>
		blocks.push(sentenceBlock(column, id, scale.small, colour, text, scale.gap, isLast));
	if (kept.renewed !== "none" && code.renewed !== undefined) {
		say("renewed", accents.neutral, code.renewed[kept.renewed]);
	}
	const sentence = hasQr ? code.instruction : code.instructionWithoutQr;
	if (kept.where === "full" || (kept.where === "address" && code.address !== undefined)) {
		const instruction = kept.where === "full" ? sentence : undefined;
		blocks.push(whereBlock(instruction, code.address, column, scale, isLast));
	}
	blocks.push({ ...digits, gap: Math.max(leastDigitsGapPx, digits.gap + liftOf(scale)) });
	const unsaid = !kept.notice && view.notice !== undefined;
	if (kept.time !== "none") blocks.push(timeBlock(code, column, scale, kept.time === "text", unsaid));
	if (kept.notice && view.notice !== undefined) say("notice", palette.notice, view.notice);
	if (kept.device && code.deviceName !== undefined) blocks.push(deviceBlock(code.deviceName, column, scale));
	return stackAll(blocks);
}

function footOf({ view }: Frame, kept: Kept, column: Column, scale: Scale): Block | undefined {
	return footer(kept.hint ? view : { ...view, hint: undefined }, column, scale);
}

/** What is left above it. */
function heightAbove(foot: Block | undefined, { view, panel }: Frame, scale: Scale): number {
	if (foot === undefined) return panel.height - scale.margin;
	return panel.height - footMargin(view, scale) - foot.height - foot.gap;
}

function atBottom(
	foot: Block | undefined,
	x: number,
	{ view, panel }: Frame,
	scale: Scale,
): Block | undefined {
	return foot && shift(foot, x, panel.height - footMargin(view, scale) - foot.height);
}

function qrBlock({ plan, modulePx, side }: Qr, x: number, y: number): Block {
	const box: QrBox & Readonly<{ id: string }> = {
		kind: "qr",
		id: "qr",
		x,
		y,
		width: side,
		height: side,
		...plan,
		modulePx,
		dark: palette.qrDark,
		light: palette.qrLight,
	};
	return { gap: 0, height: side, boxes: [box], timed: [] };
}
