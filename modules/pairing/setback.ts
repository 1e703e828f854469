import type { Answer, HttpResponse } from "../c2c/answer.js";
import { retryAfterMs } from "../c2c/retry-after.js";
import { reasonOfFailure, reasonOfProblem } from "../link/assess.js";
import type { LinkReason } from "../link/report.js";
import type { HttpOutcome } from "./event.js";
import { backoffMs, pollPauseMs, slowRetryMs } from "./retry.js";
import type { LiveCode, PhaseOf, Retry } from "./state.js";
import type { Turn } from "./turn.js";

/** A round trip that was not good: why, and how long the service asked to be left alone. */
export type Setback = Readonly<{ reason: LinkReason; patienceMs: number; isSlow: boolean }>;

/**
 * Reads an outcome as an answer of its call, or as a setback. `undefined`: aborted, which is nobody's fault.
 * Answers that carry a decision of the protocol (`oauth`, `not-authorized`, `paused`) come back as they are.
 */
export function readOutcome<T>(
	outcome: HttpOutcome,
	read: (response: HttpResponse) => Answer<T>,
):
	| Readonly<{ kind: "answer"; answer: Answer<T> }>
	| Readonly<{ kind: "setback"; setback: Setback }>
	| undefined {
	if (outcome.kind === "failed") {
		const reason = reasonOfFailure(outcome.failure);
		return reason && { kind: "setback", setback: { reason, patienceMs: 0, isSlow: false } };
	}
	const answer = read(outcome.response);
	const reason = answer.kind === "ok" ? undefined : reasonOfProblem(answer);
	if (reason === undefined) return { kind: "answer", answer };
	const patienceMs = retryAfterMs(outcome.response) ?? 0;
	return { kind: "setback", setback: { reason, patienceMs, isSlow: reason === "blocked" } };
}

/** The connection is not good, and why. Logged when the reason is new. */
export function note(turn: Turn, setback: Setback): void {
	if (turn.state.trouble !== setback.reason) turn.log(`no good answer: ${setback.reason}`, "warning");
	turn.change({ trouble: setback.reason });
}

/** A good round trip. */
export function noteGood(turn: Turn): void {
	if (turn.state.trouble !== undefined) turn.log("the connection is good again");
	turn.change({ trouble: undefined });
}

/** The wait after a failed attempt (contract 10.5); `isSlow` for refusals that will not change soon. */
export function laterRetry(turn: Turn, retry: Retry, setback: Pick<Setback, "patienceMs" | "isSlow">): Retry {
	const failures = retry.failures + 1;
	const pause = setback.isSlow ? slowRetryMs : backoffMs(failures, turn.jitter());
	return { failures, notBefore: turn.at + pause, patienceUntil: turn.at + setback.patienceMs };
}

/**
 * The answer of a call whose failures are tried again after a back-off. `undefined`: there was none, and what follows from
 * that is done.
 */
export function answerOf<T>(
	turn: Turn,
	phase: PhaseOf<"pairing" | "held">,
	outcome: HttpOutcome,
	read: (response: HttpResponse) => Answer<T>,
): Answer<T> | undefined {
	const result = readOutcome(outcome, read);
	if (result?.kind === "answer") {
		noteGood(turn);
		return result.answer;
	}
	if (result?.kind === "setback") fallBack(turn, phase, result.setback);
	return undefined;
}

/** Not a good round trip: say why, and wait before the next. */
export function fallBack(turn: Turn, phase: PhaseOf<"pairing" | "held">, setback: Setback): void {
	note(turn, setback);
	turn.enter({ ...phase, retry: laterRetry(turn, phase.retry, setback) });
}

/** The wait after a failed poll: the interval, doubled with each failure, and what the service asked for. */
export function laterPoll(turn: Turn, code: LiveCode, setback: Pick<Setback, "patienceMs">): LiveCode {
	const failed = { ...code, failures: code.failures + 1 };
	return { ...failed, nextPollAt: turn.at + Math.max(pollPauseMs(failed), setback.patienceMs) };
}
