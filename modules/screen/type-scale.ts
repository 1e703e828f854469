import type { FontName } from "./box.js";
import type { Panel } from "./panels.js";

const regular = (px: number): FontName => `OpenSans-Regular-${px}`;
const strong = (px: number): FontName => `OpenSans-Semibold-${px}`;
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
const codeSizes = Object.freeze([56, 44, 36, 32, 28] as const, true);
const strongSizes = Object.freeze([24, 20, 16, 14] as const, true);

const upTo = (px: number): FontName[] => strongSizes.filter((size) => size <= px).map(strong);

/** Roomiest first. */
export const scales: readonly Scale[] = Object.freeze(
	rows.map(([title, label, name, address, body, small, clock, code, symbol, barPx, gap, margin]) => ({
		titles: upTo(title),
		labels: upTo(label),
		names: upTo(name),
		addresses: [...upTo(address), regular(12)],
		body: regular(body),
		small: regular(small),
		hints: [regular(small), regular(12)],
		clock: strong(clock),
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

/** The fonts of a user code, largest first. Those of digits and capitals only are the heaviest. */
export function codeFonts(userCode: string, { codePx, leastCodePx }: Scale): readonly FontName[] {
	if (!hasHeavy(userCode)) return upTo(codePx);
	const heavy = codeSizes.filter((size) => leastCodePx <= size && size <= codePx).map(bold);
	return leastCodePx === 0 ? [...heavy, ...strongSizes.slice(0, 2).map(strong)] : heavy;
}

/** A digit's share of its font's size. */
const digitShare = 5 / 7;
/** The share of a panel's shorter side that digits should have, to be read at arm's length. */
const digitPart = 1 / 8;

/** Those of {@link codeFonts}'s heavy ones that are large enough for the panel, largest first. */
export function largeCodeFonts(userCode: string, { codePx }: Scale, panel: Panel): readonly FontName[] {
	if (!hasHeavy(userCode)) return [];
	const least = digitPart * Math.min(panel.width, panel.height);
	const large = codeSizes.filter((size) => size * digitShare >= least);
	const smallest = large.at(-1) ?? 0;
	return large.filter((size) => size <= Math.max(codePx, smallest)).map(bold);
}

/** The heaviest fonts hold digits and capitals only. */
function hasHeavy(userCode: string): boolean {
	return /^[-. 0-9:A-Z]*$/.test(userCode);
}
