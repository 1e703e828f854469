import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";
import type { Panel } from "./panels.js";

/** The smallest letters need thin strokes to stay open; larger ones are read from farther away when they are stronger. */
const text = (px: number): FontName => `OpenSans-${px < 14 ? "Regular" : "Semibold"}-${px}`;
const bold = (px: number): FontName => `OpenSans-Bold-${px}`;
const symbols = (px: number): FontName => `Symbols-Regular-${px}`;

/** One step of the type scale: sizes, gaps and margins that go together. Pixels. */
export type Scale = Readonly<{
	/** Titles, names and addresses, largest first: the first in which the text fits is taken. */
	titles: readonly FontName[];
	/** The title beside a project, which is the larger of the two. */
	labels: readonly FontName[];
	names: readonly FontName[];
	addresses: readonly FontName[];
	body: FontName;
	small: FontName;
	/** What the button does: the second where that saves a line. */
	hints: readonly FontName[];
	clock: FontName;
	/** The largest size of the user code. */
	codePx: number;
	/** The smallest. */
	leastCodePx: number;
	symbol: FontName;
	labelSymbol: FontName;
	barPx: number;
	/** Between blocks; lines that belong together are closer. */
	gap: number;
	/** At the panel's edges; at the left and right of text. */
	margin: number;
	side: number;
}>;

type Row = readonly [
	title: number,
	label: number,
	name: number,
	address: number,
	body: number,
	small: number,
	clock: number,
	code: number,
	symbol: number,
	bar: number,
	gap: number,
	margin: number,
];

/** From a roomy panel to the last resort of a small one, where a code may touch the panel's edge. */
const rows: readonly Row[] = [
	[24, 24, 24, 24, 20, 16, 20, 56, 48, 8, 18, 24],
	[24, 20, 24, 20, 20, 16, 20, 56, 48, 6, 14, 16],
	[24, 20, 24, 20, 16, 14, 16, 44, 48, 6, 12, 14],
	[20, 16, 24, 16, 16, 14, 16, 44, 24, 6, 10, 12],
	[20, 16, 20, 16, 14, 12, 16, 32, 24, 4, 8, 10],
	[16, 14, 20, 16, 14, 12, 14, 32, 24, 4, 6, 8],
	[16, 14, 16, 14, 12, 12, 14, 32, 16, 4, 5, 6],
	[14, 14, 16, 14, 12, 12, 14, 28, 16, 4, 3, 4],
	[14, 14, 14, 14, 12, 12, 14, 28, 16, 4, 2, 2],
	[14, 14, 14, 14, 12, 12, 14, 28, 16, 3, 0, 0],
];

/** Between text and the panel's edge. Pixels. */
export const smallestSide = 4;
const codeSizes = Object.freeze([56, 44, 32, 28] as const, true);
const titleSizes = Object.freeze([24, 20, 16, 14] as const, true);

const upTo = (px: number): FontName[] => titleSizes.filter((size) => size <= px).map(text);

/** Roomiest first. */
export const scales: readonly Scale[] = Object.freeze(
	rows.map(([title, label, name, address, body, small, clock, code, symbol, barPx, gap, margin]) => ({
		titles: upTo(title),
		labels: upTo(label),
		names: upTo(name),
		addresses: [...upTo(address), text(12)],
		body: text(body),
		small: text(small),
		hints: [text(small), text(12)],
		clock: text(clock),
		codePx: code,
		leastCodePx: codeSizes.find((size) => size < code) ?? 0,
		symbol: symbols(symbol),
		labelSymbol: symbols(label >= 20 ? 24 : 16),
		barPx,
		gap,
		margin,
		side: Math.max(smallestSide, margin),
	})),
	true,
);

/** The scales for a panel, roomiest first: a small panel does not begin with the largest. */
export function scalesFor(panel: Panel): readonly Scale[] {
	const side = Math.min(panel.width, panel.height);
	if (side >= 300) return scales;
	if (side >= 200) return scales.slice(1);
	if (side >= 160) return scales.slice(3);
	return scales.slice(4);
}

/** The fonts of a user code, largest first. Those that hold digits and capitals only are the heaviest. */
export function codeFonts(
	userCode: string,
	{ codePx, leastCodePx }: Scale,
	metrics: FontMetrics,
): readonly FontName[] {
	const all = heavySizes(userCode, metrics);
	const heavy = all.filter((size) => leastCodePx <= size && size <= codePx);
	if (heavy.length === 0) return [...all.slice(-1).map(bold), ...upTo(codePx)];
	return [...heavy.map(bold), ...(leastCodePx === 0 ? titleSizes.slice(0, 2).map(text) : [])];
}

/** A digit's share of its font's size. */
const digitShare = 5 / 7;
/** The share of a panel's shorter side that digits should have, to be read at arm's length. */
const digitPart = 1 / 8;

/** Those of {@link codeFonts}'s heavy ones that are large enough for the panel, largest first. */
export function largeCodeFonts(
	userCode: string,
	{ codePx }: Scale,
	panel: Panel,
	metrics: FontMetrics,
): readonly FontName[] {
	const least = digitPart * Math.min(panel.width, panel.height);
	const large = heavySizes(userCode, metrics).filter((size) => size * digitShare >= least);
	const smallest = large.at(-1) ?? 0;
	return large.filter((size) => size <= Math.max(codePx, smallest)).map(bold);
}

/** All have digits; capitals are where codes of letters need them. */
function heavySizes(userCode: string, metrics: FontMetrics): readonly number[] {
	return codeSizes.filter((size) => (metrics.missing?.(bold(size), userCode) ?? 0) === 0);
}
