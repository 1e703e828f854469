import type { Answer, HttpResponse } from "../c2c/answer.js";
import { retryAfterMs } from "../c2c/retry-after.js";
import { reasonOfFailure, reasonOfProblem } from "../link/assess.js";
import type { LinkReason } from "../link/report.js";
import type { HttpOutcome } from "./event.js";
import { backoffMs, pollPauseMs, slowRetryMs } from "./retry.js";
import type { LiveCode, PhaseOf } from "./state.js";
import type { Turn } from "./turn.js";

/** A round trip that was not good, and why. */
export type Setback = Readonly<{
	reason: LinkReason;
	/** How long the service asked to be left alone. */
	patienceMs?: number;
	/** It will not change soon. */
	isSlow?: boolean;
}>;

/**
 * What an outcome means for the machine: the answer where it carries a decision of the protocol (`ok`, `oauth`,
 * `not-authorized`, `paused`), a setback, or `undefined` for what was aborted, which is nobody's fault.
 */
export type Result<T> = Answer<T> | (Setback & Readonly<{ kind: "setback" }>) | undefined;

export function readOutcome<T>(outcome: HttpOutcome, read: (response: HttpResponse) => Answer<T>): Result<T> {
	if (outcome.kind === "failed") {
		const reason = reasonOfFailure(outcome.failure);
		return reason && { kind: "setback", reason };
	}
	const answer = read(outcome.response);
	const reason = answer.kind === "ok" ? undefined : reasonOfProblem(answer);
	if (reason === undefined) return answer;
	const patienceMs = retryAfterMs(outcome.response) ?? 0;
	return { kind: "setback", reason, patienceMs, isSlow: reason === "blocked" };
}

/** The connection is not good, and why. Logged when the reason is new. */
export function note(turn: Turn, { reason }: Setback): void {
	if (turn.state.trouble !== reason) turn.log(`no good answer: ${reason}`, "warning");
	turn.change({ trouble: reason });
}

/** A good round trip. */
export function noteGood(turn: Turn): void {
	if (turn.state.trouble === undefined) return;
	turn.log("the connection is good again");
	turn.change({ trouble: undefined });
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
	if (result?.kind === "setback") {
		fallBack(turn, phase, result);
		return undefined;
	}
	if (result !== undefined) noteGood(turn);
	return result;
}

/** Not a good round trip: say why, and wait before the next (contract 10.5). */
export function fallBack(turn: Turn, phase: PhaseOf<"pairing" | "held">, setback: Setback): void {
	const { patienceMs = 0, isSlow = false } = setback;
	note(turn, setback);
	const failures = phase.retry.failures + 1;
	const pause = isSlow ? slowRetryMs : backoffMs(failures, turn.jitter());
	const patienceUntil = turn.at + patienceMs;
	if (phase.kind === "pairing") turn.change({ codesNotBefore: patienceUntil });
	turn.enter({ ...phase, retry: { failures, notBefore: turn.at + pause, patienceUntil } });
}

/**
 * The wait after a failed poll: the interval, doubled with each failure, and up to a quarter more, so that boards which lost
 * the service together do not come back together; or what the service asked for, where that is longer.
 */
export function laterPoll(turn: Turn, code: LiveCode, { patienceMs = 0 }: Setback): LiveCode {
	const failed = { ...code, failures: code.failures + 1 };
	const pause = pollPauseMs(failed) * (1 + turn.jitter() / 2 ** 34);
	return { ...failed, nextPollAt: turn.at + Math.max(Math.round(pause), patienceMs) };
}
