import type { RestReason, Words } from "../language/words.js";
import type { State, UnpairedReason } from "../pairing/state.js";
import type { Tone, View } from "./view.js";

const looks: Readonly<Record<RestReason, Readonly<{ tone: Tone; symbol: View["symbol"] }>>> = Object.freeze(
	{
		unused: { tone: "neutral", symbol: "link" },
		cancelled: { tone: "neutral", symbol: "link" },
		denied: { tone: "attention", symbol: "unlinked" },
		unpaired: { tone: "neutral", symbol: "unlinked" },
		"unpaired-unrevoked": { tone: "attention", symbol: "unlinked" },
		reset: { tone: "neutral", symbol: "settings" },
		refused: { tone: "bad", symbol: "warning" },
	},
	true,
);

/** Why the board rests unpaired. */
export function restMessage(state: State, words: Words, service: string) {
	const why: UnpairedReason = state.phase.kind === "resting" ? state.phase.why : { kind: "cancelled" };
	const reason: RestReason = why.kind === "unpaired" && !why.revoked ? "unpaired-unrevoked" : why.kind;
	const { title, text } = words.rest(service)[reason];
	const code = why.kind === "refused" ? words.errorCode(why.error) : undefined;
	return { ...looks[reason], title, lines: [text, code] };
}
