import type { Signal, Words } from "../language/words.js";
import type { State } from "../pairing/state.js";
import { shortName } from "./short-name.js";

/** By the number of bars. */
const signals: readonly Signal[] = Object.freeze(["none", "weak", "fair", "good", "good"], true);

/** The network's name and how strong it is; `undefined` for a cable and while there is no network. */
export function networkLine({ link }: State, words: Words): string | undefined {
	if (link === undefined || link.kind === "down") return undefined;
	const name = link.network === undefined ? undefined : shortName(link.network);
	if (link.kind === "joining") return words.joining(name).title;
	if (name === undefined && link.bars === undefined) return undefined;
	return words.network(name, link.bars === undefined ? undefined : signals[link.bars]);
}
