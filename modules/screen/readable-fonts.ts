import type { FontName } from "./box.js";
import type { FontMetrics } from "./font-metrics.js";

/** The families of every build; what else a build has is for a script that these lack. */
const usual = Object.freeze(["OpenSans-", "Symbols-"] as const, true);

/**
 * Those of `fonts` that have every character of `text`. When none has, the fonts of another script in its place: no larger,
 * the largest first, or else the smallest there is. When none of these has all, the one that lacks the least.
 */
export function readable(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	text: string,
): readonly FontName[] {
	const missing = (font: FontName) => metrics.missing?.(font, text) ?? 0;
	const whole = fonts.filter((font) => missing(font) === 0);
	if (whole.length > 0) return whole;
	const others = othersFor(metrics, fonts[0] ?? "");
	if (others.length === 0) return fonts;
	const wholeOthers = others.filter((font) => missing(font) === 0);
	if (wholeOthers.length > 0) return wholeOthers;
	const least = [...fonts, ...others].reduce((best, font) => (missing(font) < missing(best) ? font : best));
	return fonts.includes(least) ? fonts : [least];
}

function othersFor({ names }: FontMetrics, font: FontName): readonly FontName[] {
	const others = names.filter((name) => !usual.some((family) => name.startsWith(family)));
	const fitting = others.filter(
		(name) => sizeOf(name) <= sizeOf(font) && (!isStrong(name) || isStrong(font)),
	);
	const sorted = (list: readonly FontName[]) => [...list].sort((a, b) => sizeOf(b) - sizeOf(a));
	return fitting.length > 0 ? sorted(fitting) : sorted(others).slice(-1);
}

function sizeOf(font: FontName): number {
	return Number(font.split("-")[2] ?? 0);
}

function isStrong(font: FontName): boolean {
	return !font.includes("-Regular-");
}
