import type { Words } from "../language/words.js";
import { type State, type StateName, stateName, troubleOf } from "../pairing/state.js";
import { buttonHint, holdView } from "./button-view.js";
import { codeView } from "./code-view.js";
import { authorizationNotice, lapseLine, pairedLines } from "./paired-lines.js";
import { restMessage } from "./rest-view.js";
import { serviceLabel } from "./service-name.js";
import type { Surroundings } from "./surroundings.js";
import type { Tone, View } from "./view.js";
import { isJoining, lostReason, networkName, viewName } from "./view-name.js";

/** What a state says beside its name, button and notice. */
type Body = Pick<View, "tone" | "symbol" | "title"> &
	Partial<Pick<View, "project" | "code">> &
	Readonly<{ lines: readonly (string | undefined)[] }>;

/**
 * What the screen says in `state`: total, free of time and of secrets. Equal states give equal views, so a display has
 * something to do only when a view differs from the one before.
 */
export function present(state: State, words: Words, around: Surroundings = {}): View {
	const name = stateName(state);
	const body = bodyOf(state, name, words, around);
	return {
		state: name,
		name: viewName(state, name),
		tone: body.tone,
		symbol: body.symbol,
		title: body.title,
		project: body.project,
		code: body.code,
		lines: body.lines.filter((line) => line !== undefined),
		notice: noticeOf(state, name, words, around),
		hint: buttonHint(state, words, around.nextLanguage),
		hold: holdView(state, words, around.nextLanguage),
	};
}

function bodyOf(state: State, name: StateName, words: Words, around: Surroundings): Body {
	const service = serviceLabel(state.setup.profile).name;
	switch (name) {
		case "unconfigured":
			return unconfiguredBody(state, words, service);
		case "offline":
			return offlineBody(state, words, service, around);
		case "unpaired":
			return restMessage(state, words, service);
		case "requesting":
			return isJoining(state)
				? message("neutral", "waiting", words.joining(networkName(state)))
				: message("neutral", "waiting", words.requesting(service));
		case "waiting":
			return { ...message("neutral", "link", words.waiting), code: codeView(state, words) };
		case "confirming":
			return { ...message("neutral", "waiting", words.confirming(service)), project: projectOf(state) };
		case "paired":
			return {
				tone: "good",
				symbol: "linked",
				title: words.paired,
				project: projectOf(state),
				lines: pairedLines(state, words, around),
			};
		case "paused": {
			const paused = message("attention", "paused", words.paused(service));
			return {
				...paused,
				project: projectOf(state),
				lines: [...paused.lines, ...pairedLines(state, words, around)],
			};
		}
		case "lost":
			return {
				...message("bad", "unlinked", words.lost(service)[lostReason(state)]),
				project: projectOf(state),
			};
		case "unpairing":
			return message("neutral", "waiting", words.unpairing(service));
	}
}

function message(
	tone: Tone,
	symbol: View["symbol"],
	{ title, text }: Readonly<{ title: string; text: string }>,
): Body {
	return { tone, symbol, title, lines: [text] };
}

function unconfiguredBody(state: State, words: Words, service: string): Body {
	const { phase } = state;
	const refused = phase.kind === "unconfigured" && phase.why === "client-refused";
	return message("bad", "settings", refused ? words.clientRefused(service) : words.notConfigured);
}

function offlineBody(state: State, words: Words, service: string, around: Surroundings): Body {
	const reason = troubleOf(state) ?? "no-answer";
	const body = message("bad", "offline", words.trouble(service)[reason]);
	if (state.phase.kind !== "held") return body;
	return {
		...body,
		project: projectOf(state),
		lines: [...body.lines, words.staysPaired, lapseLine(state, words, around)],
	};
}

/** The project that is, or was, paired. */
function projectOf({ phase, record }: State): string | undefined {
	if (phase.kind === "lost") return phase.projectName;
	if (phase.kind !== "held") return undefined;
	const stored = record.pairing.kind === "held" ? record.pairing.about?.projectName : undefined;
	return phase.status?.projectName ?? stored;
}

/** States whose own text does not speak of the connection, but whose next step needs one. */
const speaksOfTrouble: readonly StateName[] = Object.freeze(["unpaired", "waiting", "lost"], true);

function noticeOf(state: State, name: StateName, words: Words, around: Surroundings): string | undefined {
	if (state.unsaved) return words.notSaved;
	const service = serviceLabel(state.setup.profile).name;
	if (state.phase.kind === "held" && state.phase.clientRefused) return words.clientRefusedNotice(service);
	const trouble = troubleOf(state);
	if (name === "paired" || name === "paused") return authorizationNotice(state, words, around);
	if (trouble === undefined || !speaksOfTrouble.includes(name)) return undefined;
	const { title } = words.trouble(service)[trouble];
	return name === "waiting" ? words.tryingAgain(title) : title;
}
