import type { FontName } from "./box.js";
import type { Panel } from "./panels.js";

const regular = (px: number): FontName => `OpenSans-Regular-${px}`;
const strong = (px: number): FontName => `OpenSans-Semibold-${px}`;
const bold = (px: number): FontName => `OpenSans-Bold-${px}`;
const symbols = (px: number): FontName => `Symbols-Regular-${px}`;

/** One step of the type scale: sizes, gaps and margins that go together. Pixels. */
export type Scale = Readonly<{
	/** Titles. */
	title: FontName;
	/** The title beside a project, which is the larger of the two. */
	label: FontName;
	/** Names and addresses, largest first: the first in which the text fits is taken. */
	names: readonly FontName[];
	addresses: readonly FontName[];
	/** Lines that a name may take before it ends with "…". */
	nameLines: number;
	body: FontName;
	small: FontName;
	clock: FontName;
	/** The largest size of the user code. */
	codePx: number;
	symbol: FontName;
	labelSymbol: FontName;
	/** The symbol stands in the title's row instead of above it. */
	symbolInRow: boolean;
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
	[24, 24, 24, 24, 20, 16, 20, 56, 64, 8, 18, 24],
	[24, 20, 24, 20, 20, 16, 20, 56, 48, 6, 14, 16],
	[24, 20, 24, 20, 16, 14, 16, 44, 48, 6, 12, 14],
	[20, 16, 24, 16, 16, 14, 16, 44, 32, 6, 10, 12],
	[20, 16, 20, 16, 14, 12, 16, 36, 24, 4, 8, 10],
	[16, 14, 20, 16, 14, 12, 14, 36, 24, 4, 6, 8],
	[16, 14, 16, 14, 12, 12, 14, 32, 16, 4, 5, 6],
	[14, 14, 16, 14, 12, 12, 14, 28, 16, 3, 3, 4],
	[14, 14, 14, 14, 12, 12, 14, 28, 16, 3, 2, 2],
	[14, 14, 14, 14, 12, 12, 14, 28, 16, 2, 0, 0],
];

const smallestSide = 4;
const strongSizes = [24, 20, 16, 14] as const;

const upTo = (px: number): FontName[] => strongSizes.filter((size) => size <= px).map(strong);

/** Roomiest first. */
export const scales: readonly Scale[] = rows.map(
	([title, label, name, address, body, small, clock, code, symbol, barPx, gap, margin]) => ({
		title: strong(title),
		label: strong(label),
		names: upTo(name),
		addresses: [...upTo(address), regular(12)],
		nameLines: title >= 20 ? 3 : 2,
		body: regular(body),
		small: regular(small),
		clock: strong(clock),
		codePx: code,
		symbol: symbols(symbol),
		labelSymbol: symbols(label >= 20 ? 24 : 16),
		symbolInRow: symbol <= 24,
		barPx,
		gap,
		margin,
		side: Math.max(smallestSide, margin),
	}),
);

/** The scales for a panel, roomiest first: a small panel does not begin with the largest. */
export function scalesFor(panel: Panel): readonly Scale[] {
	const side = Math.min(panel.width, panel.height);
	if (side >= 300) return scales;
	if (side >= 200) return scales.slice(1);
	if (side >= 160) return scales.slice(3);
	return scales.slice(4);
}

const codeSizes = [56, 44, 36, 32, 28] as const;

/** The fonts of a user code up to `px`, largest first. Those of digits and capitals only are the heaviest. */
export function codeFonts(userCode: string, px: number): readonly FontName[] {
	if (!/^[-. 0-9:A-Z]*$/.test(userCode)) return upTo(px);
	return [...codeSizes.filter((size) => size <= px).map(bold), ...strongSizes.slice(0, 2).map(strong)];
}
