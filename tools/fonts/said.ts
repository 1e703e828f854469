import type { Words } from "../../modules/language/words.js";
import { phraseMark } from "../../modules/screen/line-breaks.js";

/** Every text of a language, functions with an example of what they are given. */
export function everyText(words: Words): readonly string[] {
	const { hold, date, battery, network, authorizationEnds, lapsesIn, ...rest } = words;
	const texts = Object.values(rest).flatMap((value) =>
		textsIn(typeof value === "function" ? value("Frame.io") : value),
	);
	const counts = [0, 1, 14].flatMap((count) => [authorizationEnds(count, ""), lapsesIn(count, "")]);
	const signals = (["none", "weak", "fair", "good"] as const).map((signal) => network("", signal));
	const months = Array.from({ length: 12 }, (_, index) => date(28, index + 1, 2027));
	return [
		...texts,
		...counts,
		...signals,
		...months,
		hold(3, ""),
		battery(80),
		words.joining(undefined).text,
	].map(drawn);
}

/** Those that are shown large. */
export function everyTitle(words: Words): readonly string[] {
	const service = "Frame.io";
	const messages = [
		...[words.starting, words.joining(undefined), words.notConfigured, words.clientRefused(service)],
		...[words.requesting(service), words.waiting, words.confirming(service), words.paused(service)],
		...[words.unpairing(service), words.fault("S1")],
		...Object.values(words.trouble(service)),
		...Object.values(words.rest(service)),
		...Object.values(words.lost(service)),
	];
	return [...messages.map(({ title }) => title), words.paired].map(drawn);
}

/** The marks of places where a line may end have no glyph. */
function drawn(text: string): string {
	return text.replaceAll(phraseMark, "");
}

function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value === "function") return textsIn(value("Frame.io"));
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
