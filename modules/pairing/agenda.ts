import type { HeldPairing } from "../credentials/records.js";
import { askMe, beat, lapse, poll, refresh, requestCode, revoke } from "./act.js";
import { eraseTokens, rest } from "./phases.js";
import { hold, reset } from "./press.js";
import { readyAt } from "./retry.js";
import {
	type Button,
	holdMs,
	holdShownAfterMs,
	isClockGood,
	type LiveCode,
	type PhaseOf,
	resetMs,
	type State,
} from "./state.js";
import { flightAtWork, type Turn } from "./turn.js";

/** What the machine does of itself when its time has come. `at`: monotonic ms; 0 is "at once". */
export type Item = Readonly<{ at: number; act: (turn: Turn) => void }>;

const clockLookMs = 1_000;

/** A new code is asked for this long before the old one ends, so that the screen goes from one to the next. */
function leadMs(code: Readonly<{ startsAt: number; endsAt: number; intervalMs: number }>): number {
	return Math.min(code.intervalMs, (code.endsAt - code.startsAt) / 4);
}

/**
 * Everything that is due now or later, in the order in which it goes when several are due at once. Both the next step and
 * the next wake-up come from this one list, so the machine cannot forget to wake for something that it would do. An item
 * belongs to the state it was made from.
 */
export function agenda(state: State, now: number): readonly Item[] {
	const others = [...buttonItems(state.button), ...upkeepItems(state, now)];
	const items = phaseItems(state);
	return others.length === 0 ? items : [...others, ...items];
}

/** Requests go out one at a time, over a connection that is up, with nothing waiting to reach flash. */
function canSend(state: State): boolean {
	return (
		state.link?.kind === "up" &&
		isClockGood(state) &&
		state.savesUnderWay === 0 &&
		flightAtWork(state) === undefined
	);
}

function buttonItems(button: Button): readonly Item[] {
	if (button.kind === "up") return [];
	const { since, stage } = button;
	const next = (afterMs: number, to: typeof stage, act?: (turn: Turn) => void): readonly Item[] => [
		{
			at: since + afterMs,
			act: (turn) => {
				turn.change({ button: { kind: "down", since, stage: to } });
				act?.(turn);
			},
		},
	];
	switch (stage) {
		case "short":
			return next(holdShownAfterMs, "holding");
		case "holding":
			return next(holdMs, "held", hold);
		case "held":
			return next(resetMs, "reset", reset);
		case "reset":
			return [];
	}
}

function upkeepItems(state: State, now: number): readonly Item[] {
	const items: Item[] = [];
	// Each event looks at the clock; the wake-up alone does it.
	if (!isClockGood(state)) items.push({ at: now + clockLookMs, act: () => {} });
	if (state.unsaved && state.savesUnderWay === 0) {
		items.push({ at: state.resaveAt, act: (turn) => turn.save(state.record.pairing, { wipe: true }) });
	}
	return items;
}

function phaseItems(state: State): readonly Item[] {
	const { phase, record } = state;
	const sendable = canSend(state);
	switch (phase.kind) {
		case "unconfigured":
		case "lost":
			return [];
		case "resting":
			return phase.farewell !== undefined && sendable ? [pollItem("farewell", phase.farewell, 0)] : [];
		case "pairing":
			return pairingItems(phase, sendable);
		case "held":
			return record.pairing.kind === "held" && sendable
				? heldItems(phase, record.pairing, state.unsaved)
				: [];
		case "unpairing":
			return unpairingItems(phase, sendable);
	}
}

function pollItem(purpose: "poll" | "farewell", code: LiveCode, notBefore: number): Item {
	return { at: Math.max(code.nextPollAt, notBefore), act: (turn) => poll(turn, purpose, code) };
}

function pairingItems(phase: PhaseOf<"pairing">, sendable: boolean): readonly Item[] {
	const { code, farewell, codesLeft, pollNotBefore } = phase;
	const items: Item[] = [];
	if (code !== undefined) items.push({ at: code.endsAt, act: (turn) => lapse(turn, phase, code) });
	else if (codesLeft === 0) items.push({ at: 0, act: (turn) => rest(turn, { kind: "unused" }, farewell) });
	if (!sendable) return items;
	if (farewell !== undefined) items.push(pollItem("farewell", farewell, pollNotBefore));
	if (code !== undefined) items.push(pollItem("poll", code, pollNotBefore));
	if (codesLeft > 0) {
		const wantedAt = code === undefined ? 0 : code.endsAt - leadMs(code);
		items.push({ at: Math.max(wantedAt, readyAt(phase.retry)), act: (turn) => requestCode(turn, phase) });
	}
	return items;
}

/**
 * No refresh while flash does not take the mark: it would not take the answer either, and the token that it holds would be
 * spent. Once a refresh is wanted, the access token is of no use any more.
 */
function heldItems(phase: PhaseOf<"held">, pairing: HeldPairing, unsaved: boolean): readonly Item[] {
	const { refreshWanted, refreshAt, meAt, heartbeatAt, confirmed, retry } = phase;
	const item = (
		at: number,
		act: (turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing) => void,
	): Item => ({
		at: Math.max(at, readyAt(retry)),
		act: (turn) => act(turn, phase, pairing),
	});
	const wanted = item(refreshWanted ? 0 : refreshAt, refresh);
	const items = unsaved ? [] : [wanted];
	if (refreshWanted) return items;
	items.push(item(meAt, askMe));
	return confirmed ? [...items, item(heartbeatAt, beat)] : items;
}

function unpairingItems(phase: PhaseOf<"unpairing">, sendable: boolean): readonly Item[] {
	if (phase.stage !== "revoking") return [];
	const { deadline, token, revoked } = phase;
	const erase: Item = { at: deadline, act: (turn) => eraseTokens(turn, token, revoked) };
	return sendable ? [erase, { at: 0, act: (turn) => revoke(turn, phase) }] : [erase];
}
