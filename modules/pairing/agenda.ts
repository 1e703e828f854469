import {
	type Button,
	holdMs,
	holdShownAfterMs,
	isClockGood,
	type PhaseOf,
	resetMs,
	type State,
} from "./state.js";
import { flightAtWork } from "./turn.js";

/** What the machine does of itself when its time has come. */
export type Action =
	| "show-hold"
	| "hold"
	| "reset"
	| "lapse"
	| "rest"
	| "request-code"
	| "poll"
	| "farewell-poll"
	| "refresh"
	| "me"
	| "heartbeat"
	| "revoke"
	| "erase"
	| "save-again"
	| "look-at-clock";

/** `at`: monotonic ms; 0 is "at once". */
export type Item = Readonly<{ at: number; action: Action }>;

const clockLookMs = 1_000;

/** A new code is asked for this long before the old one ends, so that the screen goes from one to the next. */
function leadMs(code: Readonly<{ startsAt: number; endsAt: number; intervalMs: number }>): number {
	return Math.min(code.intervalMs, (code.endsAt - code.startsAt) / 4);
}

/**
 * Everything that is due now or later, in the order in which it goes when several are due at once. Both the next step and
 * the next wake-up come from this one list, so the machine cannot forget to wake for something that it would do.
 */
export function agenda(state: State, now: number): readonly Item[] {
	return [...buttonItems(state.button), ...upkeepItems(state, now), ...phaseItems(state)];
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
	switch (button.stage) {
		case "short":
			return [{ at: button.since + holdShownAfterMs, action: "show-hold" }];
		case "holding":
			return [{ at: button.since + holdMs, action: "hold" }];
		case "held":
			return [{ at: button.since + resetMs, action: "reset" }];
		case "reset":
			return [];
	}
}

function upkeepItems(state: State, now: number): readonly Item[] {
	const items: Item[] = [];
	if (!isClockGood(state)) items.push({ at: now + clockLookMs, action: "look-at-clock" });
	if (state.unsaved && state.savesUnderWay === 0) items.push({ at: state.resaveAt, action: "save-again" });
	return items;
}

function phaseItems(state: State): readonly Item[] {
	const { phase } = state;
	switch (phase.kind) {
		case "unconfigured":
		case "lost":
			return [];
		case "resting":
			if (phase.farewell === undefined || !canSend(state)) return [];
			return [{ at: phase.farewell.nextPollAt, action: "farewell-poll" }];
		case "pairing":
			return pairingItems(phase, canSend(state));
		case "held":
			return canSend(state) ? heldItems(phase) : [];
		case "unpairing":
			return unpairingItems(phase, state);
	}
}

function pairingItems(phase: PhaseOf<"pairing">, sendable: boolean): readonly Item[] {
	const { code, farewell, codesLeft, retry } = phase;
	const items: Item[] = [];
	if (code !== undefined) items.push({ at: code.endsAt, action: "lapse" });
	if (code === undefined && codesLeft === 0) items.push({ at: 0, action: "rest" });
	if (!sendable) return items;
	if (farewell !== undefined) {
		items.push({ at: Math.max(farewell.nextPollAt, phase.pollNotBefore), action: "farewell-poll" });
	}
	if (code !== undefined) {
		items.push({ at: Math.max(code.nextPollAt, phase.pollNotBefore), action: "poll" });
	}
	if (codesLeft > 0) {
		const wantedAt = code === undefined ? 0 : code.endsAt - leadMs(code);
		items.push({ at: Math.max(wantedAt, retry.notBefore, retry.patienceUntil), action: "request-code" });
	}
	return items;
}

function heldItems(phase: PhaseOf<"held">): readonly Item[] {
	const gate = Math.max(phase.retry.notBefore, phase.retry.patienceUntil);
	const items: Item[] = [
		{ at: Math.max(phase.refreshWanted ? 0 : phase.refreshAt, gate), action: "refresh" },
		{ at: Math.max(phase.meAt, gate), action: "me" },
	];
	if (phase.confirmed) items.push({ at: Math.max(phase.heartbeatAt, gate), action: "heartbeat" });
	return items.filter((item) => item.at !== Number.POSITIVE_INFINITY);
}

function unpairingItems(phase: PhaseOf<"unpairing">, state: State): readonly Item[] {
	if (phase.stage !== "revoking") return [];
	const items: Item[] = [{ at: phase.deadline, action: "erase" }];
	if (canSend(state)) items.push({ at: 0, action: "revoke" });
	return items;
}
