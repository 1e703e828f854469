import type { Action, Words } from "../language/words.js";
import { holdAction, holdMs, holdShownAfterMs, resetMs, type State, stateName } from "../pairing/state.js";
import type { HoldView } from "./view.js";

/** What the button does now, such as "Press: new code · Hold 3 s: cancel". */
export function buttonHint(state: State, words: Words, nextLanguage: string | undefined): string | undefined {
	const press = pressAction(state);
	const hold = holdAction(state);
	const parts: string[] = [];
	if (press !== undefined) parts.push(words.press(words.actions[press]));
	const does = hold === "none" ? undefined : hold === "language" ? nextLanguage : words.actions[hold];
	if (does !== undefined) parts.push(words.hold(holdMs / 1000, does));
	return parts.length === 0 ? undefined : parts.join(" · ");
}

function pressAction(state: State): Action | undefined {
	switch (state.phase.kind) {
		case "unpairing":
			return undefined;
		case "unconfigured":
			return state.phase.why === "client-refused" ? "retry" : undefined;
		case "resting":
			return "pair";
		case "pairing":
			if (state.phase.code !== undefined) return "newCode";
			return stateName(state) === "offline" ? "retry" : undefined;
		case "held":
			return stateName(state) === "offline" ? "retry" : undefined;
		case "lost":
			return "pairAgain";
	}
}

/** The bar of a button that is down: first to the action of 3 s, then to the factory reset of 10 s. */
export function holdView(state: State, words: Words, nextLanguage: string | undefined): HoldView | undefined {
	const { button } = state;
	if (button.kind === "up") return undefined;
	const action = holdAction(state);
	const startsAt = button.since + holdShownAfterMs;
	const { holding } = words;
	switch (button.stage) {
		case "short":
		case "reset":
			return undefined;
		case "holding":
			if (action === "none") return { label: holding.reset, startsAt, endsAt: button.since + resetMs };
			return {
				label: action === "language" ? (nextLanguage ?? "") : holding[action],
				startsAt,
				endsAt: button.since + holdMs,
			};
		case "held":
			return { label: holding.reset, startsAt: button.since + holdMs, endsAt: button.since + resetMs };
	}
}
