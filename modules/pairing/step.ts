import type { Credentials } from "../credentials/records.js";
import { absorb } from "./absorb.js";
import { agenda } from "./agenda.js";
import type { Effect } from "./effect.js";
import type { Event } from "./event.js";
import { phaseAtStart } from "./phases.js";
import { never, type Setup, type State } from "./state.js";
import { encodingOf, Turn } from "./turn.js";

export type Step = Readonly<{ state: State; effects: readonly Effect[] }>;

/** More things than this are never due at one instant; the bound keeps a mistake from becoming an endless loop. */
const maxActionsPerStep = 16;

/**
 * The machine: total, pure, and without a clock of its own. The same state and event always give the same step. Never
 * throws. The last effect is always one `wake`.
 */
export function step(state: State, event: Event): Step {
	const turn = new Turn(state, event.at, event.wallMs);
	absorb(turn, event);
	let items = agenda(turn.state, turn.at);
	for (let count = 0; count < maxActionsPerStep; count += 1) {
		const due = items.find((item) => item.at <= turn.at);
		if (due === undefined) break;
		due.act(turn);
		items = agenda(turn.state, turn.at);
	}
	let next = never;
	for (const item of items) next = Math.min(next, item.at);
	turn.effects.push({ kind: "wake", at: next === never ? undefined : next });
	return { state: turn.state, effects: turn.effects };
}

/** What flash holds at the start. `hasRemains`: also something of what the record was before. */
export type Stored = Readonly<{ record: Credentials | undefined; hasRemains: boolean }>;

/**
 * The state of a board that has just started. Credentials of another service or client are left in flash but not used, since
 * their tokens must never be sent elsewhere. Remains that may be tokens of a pairing that is over are overwritten. `jitter`:
 * any 32-bit number.
 */
export function initialState(
	setup: Setup,
	{ record, hasRemains }: Stored,
	jitter: number,
	at: number,
): State {
	const service = setup.profile.baseUrl;
	const isOurs = record !== undefined && record.service === service && record.clientId === setup.clientId;
	const own: Credentials = isOurs
		? record
		: { service, clientId: setup.clientId, encoding: undefined, pairing: { kind: "none" } };
	const blank: State = {
		setup,
		record: own,
		savesUnderWay: 0,
		unsaved: isOurs && hasRemains && (record.pairing.kind === "none" || record.pairing.kind === "lost"),
		resaveAt: 0,
		link: undefined,
		clockSet: false,
		trouble: undefined,
		button: { kind: "up" },
		flights: [],
		nextFlightId: 1,
		codesNotBefore: 0,
		jitter: jitter >>> 0 || 1,
		phase: { kind: "unconfigured", why: "no-secret" },
	};
	return { ...blank, phase: phaseAtStart(setup, own.pairing, encodingOf(blank), at) };
}
