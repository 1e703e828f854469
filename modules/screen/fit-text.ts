import type { FontName } from "./box.js";
import { type FittedText, type FontMetrics, findOnce } from "./font-metrics.js";
import { readable } from "./readable-fonts.js";
import { clip, leading, wrap } from "./wrap.js";

const shortTitleLines = 2;

/** A title in the first of `fonts` that breaks no word, if possible on two lines; `undefined` when every one breaks one. */
export function fitTitle(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	title: string,
	width: number,
): FittedText | undefined {
	const whole = readable(metrics, fonts, title).flatMap((font) => {
		const { lines, broken, parted } = wrap(metrics, font, title, width);
		return broken || parted ? [] : { font, lines };
	});
	return whole.find(({ lines }) => lines.length <= shortTitleLines) ?? whole[0];
}

/**
 * A name in the first of `fonts` in which it takes at most `maxLines` lines without breaking a word; else in the last one,
 * where words are broken and "…" stands for what is left over.
 */
export function fitName(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	name: string,
	width: number,
	maxLines: number,
): FittedText {
	const question = `${fonts} ${width} ${maxLines} ${name}`;
	return findOnce(metrics.found?.names, question, () => fittedName(metrics, fonts, name, width, maxLines));
}

function fittedName(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	name: string,
	width: number,
	maxLines: number,
): FittedText {
	const having = readable(metrics, fonts, name);
	for (const font of having) {
		if (metrics.width(font, name) > maxLines * width) continue;
		const { lines, broken } = wrap(metrics, font, name, width);
		if (!broken && lines.length <= maxLines) return { font, lines };
	}
	const font = having.at(-1) ?? "";
	// More than so much of a long name cannot be seen.
	const { lines } = wrap(metrics, font, leading(metrics, font, name, (maxLines + 1) * width), width);
	return { font, lines: clip(metrics, font, lines, width, maxLines) };
}

/** An address on one line in the first of `fonts` that allows it, else on several in the last; never cut. */
export function fitAddress(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	address: string,
	width: number,
): FittedText {
	const having = readable(metrics, fonts, address);
	const font = having.find((name) => metrics.width(name, address) <= width) ?? having.at(-1) ?? "";
	return { font, lines: wrap(metrics, font, address, width, "/?&=.-").lines };
}
