import type { Credentials } from "../credentials/records.js";
import { absorb } from "./absorb.js";
import { Agenda } from "./agenda.js";
import type { Effect } from "./effect.js";
import type { Event } from "./event.js";
import { phaseAtStart } from "./phases.js";
import { never, type Setup, type State } from "./state.js";
import { encodingOf, Turn } from "./turn.js";

export type Step = Readonly<{
	state: State;
	effects: readonly Effect[];
	/** Replaces the wake-up that was set before; `undefined` sets none. Monotonic ms. */
	wakeAt: number | undefined;
}>;

/** More things than this are never due at one instant; the bound keeps a mistake from becoming an endless loop. */
const maxActionsPerStep = 16;

/**
 * The machine: total, pure, and without a clock of its own. The same state and event always give the same step. Never
 * throws.
 */
export function step(state: State, event: Event): Step {
	const turn = new Turn(state, event.at, event.wallMs);
	absorb(turn, event);
	let agenda = new Agenda(turn.state, turn.at);
	for (let count = 0; count < maxActionsPerStep && agenda.due !== undefined; count += 1) {
		agenda.due(turn);
		agenda = new Agenda(turn.state, turn.at);
	}
	const { nextAt } = agenda;
	return { state: turn.state, effects: turn.effects, wakeAt: nextAt === never ? undefined : nextAt };
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
	return {
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
		phase: phaseAtStart(setup, own.pairing, encodingOf({ setup, record: own }), at),
	};
}
