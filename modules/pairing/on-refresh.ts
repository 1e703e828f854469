import type { Problem, TokenGrant } from "../c2c/answer.js";
import { readTokens } from "../c2c/answers.js";
import { oauthErrors } from "../c2c/oauth-errors.js";
import type { HeldPairing } from "../credentials/records.js";
import type { HttpOutcome } from "./event.js";
import { losePairing, refreshTime } from "./phases.js";
import { freshRetry } from "./retry.js";
import { answerOf, fallBack } from "./setback.js";
import { never, type PhaseOf } from "./state.js";
import type { Turn } from "./turn.js";

/** A refresh that did not help against a 401 is not repeated sooner. */
const refreshDistanceMs = 300_000;

/**
 * What came of a refresh (contract 6). Only the service's own no makes the pairing lost: an answer that did not arrive
 * leaves the mark in flash and the token is tried again.
 */
export function onRefresh(
	turn: Turn,
	phase: PhaseOf<"held">,
	pairing: HeldPairing,
	outcome: HttpOutcome,
): void {
	const answer = answerOf(turn, phase, outcome, readTokens);
	if (answer === undefined) return;
	if (answer.kind === "ok") onFresh(turn, phase, pairing, answer.value);
	else if (isVoid(answer)) losePairing(turn);
	else onRefusal(turn, phase, answer);
}

function onFresh(turn: Turn, phase: PhaseOf<"held">, old: HeldPairing, grant: TokenGrant): void {
	const issued = turn.issued(grant);
	// RFC 6749 §6: a service that gives no new refresh token leaves the old one valid.
	const tokens = { ...issued, refreshToken: grant.refreshToken ?? old.tokens.refreshToken };
	turn.log("the tokens are fresh");
	turn.save({ ...old, tokens, refreshInFlight: false });
	turn.enter({
		...phase,
		refreshAt: refreshTime(tokens, turn.at),
		refreshWanted: false,
		refreshOn401NotBefore: turn.at + refreshDistanceMs,
		clientRefused: false,
		// Contract 6: `devices/me` at once after every refresh.
		meAt: phase.meAt === never ? never : turn.at,
		retry: freshRetry,
	});
}

/** The answers that end a pairing: token spent, lapsed or unknown (contract 6), or the pairing gone (401). */
function isVoid(problem: Problem): boolean {
	if (problem.kind !== "oauth") return problem.kind === "not-authorized";
	return problem.error === "invalid_request" || problem.error === "invalid_grant";
}

/** Any other refusal keeps the pairing and is tried again later. */
function onRefusal(turn: Turn, phase: PhaseOf<"held">, problem: Problem): void {
	const error = problem.kind === "oauth" ? problem.error : undefined;
	turn.log(`the refresh was refused: ${error ?? problem.kind}`, "error");
	const clientRefused = error !== undefined && oauthErrors[error] === "client";
	// Whether a paused pairing is refreshed is not documented (contract 19); a refusal tells of the pause all the same.
	const pause = problem.kind === "paused" && ({ status: { ...phase.status, status: "paused" } } as const);
	fallBack(turn, { ...phase, clientRefused, ...pause }, { reason: "blocked", isSlow: true });
}
