import { graphemes } from "./graphemes.js";

const longest = 40;

/** A name as part of a sentence, which must stay short: "…" stands for what is over 40 characters. */
export function shortName(name: string): string {
	const characters = graphemes(name);
	return characters.length <= longest
		? name
		: `${characters
				.slice(0, longest - 1)
				.join("")
				.trimEnd()}…`;
}
