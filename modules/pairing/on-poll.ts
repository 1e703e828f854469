import type { OAuthError, Problem, TokenGrant } from "../c2c/answer.js";
import { readTokens } from "../c2c/answers.js";
import type { HttpOutcome } from "./event.js";
import { type HeldPairing, heldPhase, refuseClient, rest } from "./phases.js";
import { pollPauseMs, slowDownMs } from "./retry.js";
import { laterPoll, note, noteGood, readOutcome, type Setback } from "./setback.js";
import type { Flight, LiveCode } from "./state.js";
import type { Turn } from "./turn.js";

/** What came of a poll (contract 5, RFC 8628 §3.5), regular or the last one of a code that has left the screen. */
export function onPoll(turn: Turn, flight: Flight, outcome: HttpOutcome): void {
	const code = codeOf(turn, flight);
	if (code === undefined) return;
	const result = readOutcome(outcome, readTokens);
	if (result?.kind === "answer" && result.answer.kind === "ok") {
		noteGood(turn);
		acceptTokens(turn, result.answer.value);
		return;
	}
	if (flight.purpose === "farewell") dropFarewell(turn);
	if (result === undefined) keepPolling(turn, { ...code, nextPollAt: turn.at + pollPauseMs(code) });
	else if (result.kind === "setback") onSetback(turn, code, result.setback);
	else if (result.answer.kind !== "ok") onRefusal(turn, code, result.answer);
}

/** A poll that was sent as a regular one may come back when its code has left the screen. */
function codeOf(turn: Turn, flight: Flight): LiveCode | undefined {
	const { phase } = turn.state;
	if (phase.kind !== "pairing" && phase.kind !== "resting") return undefined;
	const codes = [phase.kind === "pairing" ? phase.code : undefined, phase.farewell];
	return codes.find((code) => code !== undefined && code.deviceCode === flight.deviceCode);
}

/** Stored before they are used (contract 6): the request that follows waits for the save. */
function acceptTokens(turn: Turn, grant: TokenGrant): void {
	const pairing: HeldPairing = {
		kind: "held",
		tokens: { ...grant, issuedAtWallMs: turn.state.clockSet ? turn.wallMs : undefined },
		about: undefined,
		refreshInFlight: false,
	};
	turn.log("authorized");
	turn.disown();
	turn.save(pairing, { wipe: false });
	turn.enter(heldPhase(turn.state.setup, pairing, turn.at));
}

function dropFarewell(turn: Turn): void {
	const { phase } = turn.state;
	if (phase.kind === "pairing" || phase.kind === "resting") turn.enter({ ...phase, farewell: undefined });
}

/**
 * No poll of any code before this. A failed round trip holds back all of them; otherwise a code keeps the distance that its
 * own interval asks for, also from the last poll of the code before it.
 */
function nextPollOfAny(turn: Turn, polled: LiveCode): number {
	if (polled.failures > 0) return polled.nextPollAt;
	const { phase } = turn.state;
	const shown = phase.kind === "pairing" ? phase.code : undefined;
	return turn.at + (shown ?? polled).intervalMs;
}

/** Puts the changed code back where it was. */
function keepPolling(turn: Turn, code: LiveCode): void {
	const { phase } = turn.state;
	const matches = (one: LiveCode | undefined) => one?.deviceCode === code.deviceCode;
	if (phase.kind === "resting") {
		if (matches(phase.farewell)) turn.enter({ ...phase, farewell: code });
		return;
	}
	if (phase.kind !== "pairing") return;
	turn.enter({
		...phase,
		code: matches(phase.code) ? code : phase.code,
		farewell: matches(phase.farewell) ? code : phase.farewell,
		pollNotBefore: nextPollOfAny(turn, code),
	});
}

function onSetback(turn: Turn, code: LiveCode, setback: Setback): void {
	note(turn, setback);
	keepPolling(turn, laterPoll(turn, code, setback));
}

/** How the poll goes on, by error code. Any code that is not known ends the polling (RFC 8628 §3.5). */
const meanings: Readonly<Record<OAuthError, "pending" | "slow" | "void" | "denied" | "client" | "stop">> = {
	authorization_pending: "pending",
	slow_down: "slow",
	expired_token: "void",
	invalid_grant: "void",
	access_denied: "denied",
	invalid_client: "client",
	unauthorized_client: "client",
	invalid_request: "stop",
	bad_request: "stop",
	invalid_scope: "stop",
	unsupported_grant_type: "stop",
	unknown: "stop",
};

function onRefusal(turn: Turn, code: LiveCode, problem: Problem): void {
	noteGood(turn);
	if (problem.kind !== "oauth") {
		onSetback(turn, code, { reason: "garbled", patienceMs: 0, isSlow: false });
		return;
	}
	const meaning = meanings[problem.error];
	const steady = { ...code, failures: 0 };
	switch (meaning) {
		case "pending":
			keepPolling(turn, { ...steady, nextPollAt: turn.at + steady.intervalMs });
			return;
		case "slow": {
			const intervalMs = code.intervalMs + slowDownMs;
			turn.log(`asked to slow down: polling every ${intervalMs / 1_000} s`);
			keepPolling(turn, { ...steady, intervalMs, nextPollAt: turn.at + intervalMs });
			return;
		}
		case "void":
			turn.log(`the code is void: ${problem.error}`);
			removeCode(turn, code);
			return;
		case "denied":
			turn.log("refused on the web");
			rest(turn, { kind: "denied" });
			return;
		case "client":
			refuseClient(turn);
			return;
		case "stop":
			turn.log(`the service refused the poll: ${problem.error}`, "error");
			rest(turn, { kind: "refused", error: problem.error });
	}
}

function removeCode(turn: Turn, code: LiveCode): void {
	const { phase } = turn.state;
	if (phase.kind === "resting") turn.enter({ ...phase, farewell: undefined });
	if (phase.kind !== "pairing") return;
	const without = (one: LiveCode | undefined) => (one?.deviceCode === code.deviceCode ? undefined : one);
	turn.enter({
		...phase,
		code: without(phase.code),
		farewell: without(phase.farewell),
		pollNotBefore: nextPollOfAny(turn, { ...code, failures: 0 }),
	});
}
