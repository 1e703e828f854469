import {
	type Block,
	barBlock,
	type Column,
	countdownBlock,
	sentenceBlock,
	stackAll,
	textBlock,
} from "./block.js";
import { fitAddress, fitName } from "./fit-text.js";
import { accents, palette } from "./palette.js";
import type { Scale } from "./type-scale.js";
import type { CodeView } from "./view.js";

/** Where to type the code: a sentence, and the address below it. */
export function whereBlock(
	instruction: string | undefined,
	address: string | undefined,
	column: Column,
	scale: Scale,
	mayBreak: boolean,
): Block | undefined {
	const { metrics, width } = column;
	const blocks: (Block | undefined)[] = [];
	if (instruction !== undefined) {
		const { small, gap } = scale;
		blocks.push(sentenceBlock(column, "instruction", small, palette.soft, instruction, gap, mayBreak));
	}
	if (address !== undefined) {
		const { font, lines } = fitAddress(metrics, scale.addresses, address, width);
		blocks.push(textBlock(column, "address", font, accents.neutral, lines, Math.ceil(scale.gap / 6)));
	}
	const all = stackAll(blocks);
	return all && { ...all, gap: scale.gap };
}

/**
 * Digits leave the lower part of their line empty, as no letter reaches below them: by so much their line is lower, and what
 * follows closer to it. Pixels.
 */
export function liftOf({ gap }: Scale): number {
	return Math.min(3, Math.ceil(gap / 2));
}

/** A time with hours has more characters, and is less urgent. */
const hourMs = 3_600_000;

/** How much of the code's life is left: a bar, and the time beside it when `withText`; yellow for a notice that is not said. */
export function timeBlock(
	code: CodeView,
	column: Column,
	scale: Scale,
	withText: boolean,
	attention: boolean,
): Block | undefined {
	const look = {
		track: palette.track,
		colour: attention ? accents.attention : accents.neutral,
		heightPx: scale.barPx,
		gap: Math.ceil(scale.gap / 2) - liftOf(scale),
	};
	if (!withText) return barBlock(column, "time", "drains", code, look);
	const font = code.endsAt - code.startsAt < hourMs ? scale.clock : scale.small;
	return countdownBlock(column, "time", code, { ...look, font, text: palette.text });
}

const deviceNameLines = 3;

/** The name to compare with on the web. */
export function deviceBlock(name: string, column: Column, scale: Scale): Block {
	const { font, lines } = fitName(column.metrics, [scale.small], name, column.width, deviceNameLines);
	return textBlock(column, "device", font, palette.soft, lines, scale.gap);
}
