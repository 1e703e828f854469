import type { FontName } from "./box.js";
import { type FontMetrics, findOnce } from "./font-metrics.js";

/** The families of every build; what else a build has is for a script that these lack. */
const usual = Object.freeze(["OpenSans-", "Symbols-"] as const, true);

/** Small and thin: what another script's font for sentences is like. */
const plain: FontName = "OpenSans-Semibold-14";

/** The font of a sentence: `font`, or the one of its script, which for titles may be larger than for sentences. */
export function readableSentence(metrics: FontMetrics, font: FontName, text: string): FontName {
	const [whole] = findOnce(metrics.found?.fonts, `only ${font} ${text}`, () =>
		(metrics.missing?.(font, text) ?? 0) === 0 ? [font] : [],
	);
	return whole ?? readable(metrics, [plain], text)[0] ?? font;
}

/**
 * Those of `fonts` that have every character of `text`. When none has, the build's other fonts that have them all, first
 * those of {@link usual}, then those of another script: no larger than the first, the largest first, or else the smallest
 * there is. When none of these has all, the one that lacks the least.
 */
export function readable(
	metrics: FontMetrics,
	fonts: readonly FontName[],
	text: string,
): readonly FontName[] {
	return findOnce(metrics.found?.fonts, `${fonts} ${text}`, () => findReadable(metrics, fonts, text));
}

function findReadable(metrics: FontMetrics, fonts: readonly FontName[], text: string): readonly FontName[] {
	const missing = (font: FontName) => metrics.missing?.(font, text) ?? 0;
	const isWhole = (font: FontName) => missing(font) === 0;
	const whole = fonts.filter(isWhole);
	if (whole.length > 0) return whole;
	const wholeUsual = inPlaceOf(fonts[0] ?? "", metrics.names.filter(isUsual).filter(isWhole));
	if (wholeUsual.length > 0) return wholeUsual;
	const others = inPlaceOf(
		fonts[0] ?? "",
		metrics.names.filter((name) => !isUsual(name)),
	);
	const wholeOthers = others.filter(isWhole);
	if (wholeOthers.length > 0) return wholeOthers;
	const most = inPlaceOf(fonts[0] ?? "", metrics.names.filter(isUsual));
	const candidates = [...fonts, ...most, ...others];
	const least = candidates.reduce(
		(best, font) => (missing(font) < missing(best) ? font : best),
		fonts[0] ?? "",
	);
	return fonts.includes(least) ? fonts : [least];
}

/** Of `candidates`, those that are no larger and no stronger than `font`, the largest first; else the smallest. */
function inPlaceOf(font: FontName, candidates: readonly FontName[]): readonly FontName[] {
	const fitting = candidates.filter(
		(name) => sizeOf(name) <= sizeOf(font) && (!isStrong(name) || isStrong(font)),
	);
	const sorted = (list: readonly FontName[]) => [...list].sort((a, b) => sizeOf(b) - sizeOf(a));
	return fitting.length > 0 ? sorted(fitting) : sorted(candidates).slice(-1);
}

function isUsual(font: FontName): boolean {
	return usual.some((family) => font.startsWith(family));
}

function sizeOf(font: FontName): number {
	return Number(font.split("-")[2] ?? 0);
}

function isStrong(font: FontName): boolean {
	return !font.includes("-Regular-");
}
