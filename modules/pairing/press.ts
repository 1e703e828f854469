import {
	codesBeforeRest,
	eraseTokens,
	farewellOf,
	rest,
	startPairing,
	startUnpairing,
	tokenToRevoke,
} from "./phases.js";
import type { PhaseOf, Retry } from "./state.js";
import { revokeStray } from "./stray.js";
import type { Turn } from "./turn.js";

/** A new code on request keeps this distance from the one before. */
const newCodePauseMs = 2_000;

/** The button went down or came up. A press is a release before the hold bar shows. */
export function onButton(turn: Turn, down: boolean): void {
	const { button } = turn.state;
	if (down) {
		if (button.kind === "up") turn.change({ button: { kind: "down", since: turn.at, stage: "short" } });
		return;
	}
	turn.change({ button: { kind: "up" } });
	if (button.kind === "down" && button.stage === "short") press(turn);
}

/** Pair, new code, or try now. */
function press(turn: Turn): void {
	const { phase } = turn.state;
	switch (phase.kind) {
		case "unconfigured":
			if (phase.why === "client-refused") startPairing(turn);
			return;
		case "resting":
		case "lost":
			startPairing(turn);
			return;
		case "pairing":
			askForAnother(turn, phase);
			return;
		case "held":
			turn.enter({ ...phase, meAt: Math.min(phase.meAt, turn.at), retry: hurry(phase.retry, turn.at) });
			return;
		case "unpairing":
			return;
	}
}

/** Cuts the board's own back-off short; never the service's `Retry-After`. */
export function hurry(retry: Retry, at: number): Retry {
	return { ...retry, notBefore: Math.min(retry.notBefore, at) };
}

function askForAnother(turn: Turn, phase: PhaseOf<"pairing">): void {
	const { code } = phase;
	const retry = hurry(phase.retry, turn.at);
	const next = { ...phase, codesLeft: codesBeforeRest, retry };
	if (code === undefined) {
		turn.enter(next);
		return;
	}
	turn.log("a new code was asked for at the button");
	const patienceUntil = Math.max(retry.patienceUntil, code.startsAt + newCodePauseMs);
	const farewell = farewellOf(code, turn.at);
	turn.enter({ ...next, code: undefined, farewell, retry: { ...retry, patienceUntil } });
}

/** 3 s: cancel or unpair. Works in every state; where there is nothing to leave it does nothing. */
export function hold(turn: Turn): void {
	const { phase } = turn.state;
	switch (phase.kind) {
		case "unconfigured":
			return;
		case "resting":
			if (turn.state.setup.choosesLanguage === true) turn.effects.push({ kind: "next-language" });
			return;
		case "pairing":
			turn.log("cancelled at the button");
			turn.disown();
			rest(turn, { kind: "cancelled" });
			return;
		case "held":
			startUnpairing(turn);
			return;
		case "lost":
			rest(turn, { kind: "cancelled" });
			turn.save({ kind: "none" });
			return;
		case "unpairing":
			if (phase.stage !== "erasing") eraseTokens(turn, phase.token, phase.revoked);
			return;
	}
}

/** 10 s: factory reset. Forgets pairing and network, keeps who the board is. */
export function reset(turn: Turn): void {
	const token = tokenToRevoke(turn.state.record.pairing);
	turn.log("factory reset at the button", "warning");
	turn.disown();
	if (token !== undefined) revokeStray(turn, token);
	turn.save({ kind: "none" }, { wipe: true, encoding: undefined });
	turn.effects.push({ kind: "erase-network" });
	if (turn.state.phase.kind !== "unconfigured") rest(turn, { kind: "reset" });
}
