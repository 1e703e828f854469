import type { Problem, TokenGrant } from "../c2c/answer.js";
import { readTokens } from "../c2c/answers.js";
import { oauthErrors } from "../c2c/oauth-errors.js";
import type { HeldPairing } from "../credentials/records.js";
import type { HttpOutcome } from "./event.js";
import { heldPhase, refuseClient, rest } from "./phases.js";
import { pollPauseMs, slowDownMs } from "./retry.js";
import { laterPoll, note, noteGood, readOutcome, type Setback } from "./setback.js";
import type { Flight, LiveCode, PhaseOf } from "./state.js";
import type { Turn } from "./turn.js";

/** What came of a poll (contract 5, RFC 8628 §3.5), regular or the last one of a code that has left the screen. */
export function onPoll(
	turn: Turn,
	phase: PhaseOf<"pairing" | "resting">,
	flight: Flight,
	outcome: HttpOutcome,
): void {
	const result = readOutcome(outcome, readTokens);
	if (result?.kind === "ok") {
		acceptTokens(turn, result.value);
		return;
	}
	// A poll that was sent as a regular one may come back when its code has left the screen.
	const shown = phase.kind === "pairing" ? phase.code : undefined;
	const code = shown?.pollRequest === flight.request ? shown : phase.farewell;
	if (code === undefined || code.pollRequest !== flight.request) {
		holdBack(turn, phase);
		return;
	}
	if (flight.purpose === "farewell") turn.enter({ ...phase, farewell: undefined });
	if (result === undefined) replace(turn, code, { ...code, nextPollAt: turn.at + pollPauseMs(code) });
	else if (result.kind === "setback") onSetback(turn, code, result);
	else onRefusal(turn, code, result);
}

/** Two newer codes have taken the place of the polled one: it is forgotten, but the distance between polls is kept. */
function holdBack(turn: Turn, phase: PhaseOf<"pairing" | "resting">): void {
	if (phase.kind !== "pairing") return;
	const next = phase.code ?? phase.farewell;
	if (next !== undefined) turn.enter({ ...phase, pollNotBefore: turn.at + next.intervalMs });
}

/** Stored before they are used (contract 6): the request that follows waits for the save. */
function acceptTokens(turn: Turn, grant: TokenGrant): void {
	const tokens = turn.issued(grant);
	const pairing: HeldPairing = { kind: "held", tokens, about: undefined, refreshInFlight: false };
	noteGood(turn);
	turn.log("authorized");
	turn.disown();
	turn.save(pairing);
	turn.enter(heldPhase(turn.state.setup, pairing, turn.at));
}

/**
 * Puts what has become of a polled code in its place; `undefined`: it is void. No code is then polled sooner than this one
 * after a failed round trip, and otherwise not sooner than the interval of the code on the screen allows, also after the
 * last poll of the code before it.
 */
function replace(turn: Turn, polled: LiveCode, next: LiveCode | undefined): void {
	const { phase } = turn.state;
	const put = (one: LiveCode | undefined) => (one?.pollRequest === polled.pollRequest ? next : one);
	if (phase.kind === "resting") turn.enter({ ...phase, farewell: put(phase.farewell) });
	if (phase.kind !== "pairing") return;
	const code = put(phase.code);
	const { intervalMs } = code ?? next ?? polled;
	const pollNotBefore = next !== undefined && next.failures > 0 ? next.nextPollAt : turn.at + intervalMs;
	turn.enter({ ...phase, code, farewell: put(phase.farewell), pollNotBefore });
}

function onSetback(turn: Turn, code: LiveCode, setback: Setback): void {
	note(turn, setback);
	replace(turn, code, laterPoll(turn, code, setback));
}

function onRefusal(turn: Turn, code: LiveCode, problem: Problem): void {
	noteGood(turn);
	if (problem.kind !== "oauth") {
		onSetback(turn, code, { reason: "garbled" });
		return;
	}
	const { error } = problem;
	const goOn = (intervalMs: number) =>
		replace(turn, code, { ...code, failures: 0, intervalMs, nextPollAt: turn.at + intervalMs });
	switch (oauthErrors[error]) {
		case "pending":
			goOn(code.intervalMs);
			return;
		case "slow":
			turn.log(`asked to slow down: polling every ${(code.intervalMs + slowDownMs) / 1_000} s`);
			goOn(code.intervalMs + slowDownMs);
			return;
		case "void":
			turn.log(`the code is void: ${error}`);
			replace(turn, code, undefined);
			return;
		case "denied":
			turn.log("refused on the web");
			rest(turn, { kind: "denied" });
			return;
		case "client":
			refuseClient(turn);
			return;
		case "stop":
			turn.log(`the service refused the poll: ${error}`, "error");
			rest(turn, { kind: "refused", error });
	}
}
