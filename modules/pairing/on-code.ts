import type { DeviceCodeGrant, Problem } from "../c2c/answer.js";
import { readDeviceCode } from "../c2c/answers.js";
import { pollCall } from "../c2c/calls.js";
import { oauthErrors } from "../c2c/oauth-errors.js";
import type { HttpOutcome } from "./event.js";
import { farewellOf, refuseClient, rest } from "./phases.js";
import { freshRetry, slowDownMs } from "./retry.js";
import { answerOf, fallBack } from "./setback.js";
import type { Flight, LiveCode, PhaseOf } from "./state.js";
import { encodingOf, type Turn } from "./turn.js";

/** Statuses that a server gives which cannot read the form fields. */
const unreadableStatuses: readonly number[] = Object.freeze([400, 415, 422], true);

/** What came of a device code request (contract 4, RFC 8628 §3.2). */
export function onCode(turn: Turn, phase: PhaseOf<"pairing">, flight: Flight, outcome: HttpOutcome): void {
	if (isEncodingOpen(turn) && !phase.isSecondEncoding && mayBeUnreadable(outcome)) {
		const encoding = phase.encoding === "urlencoded" ? "multipart" : "urlencoded";
		turn.log(`the service may not read ${phase.encoding} fields: trying ${encoding}`);
		turn.enter({ ...phase, encoding, isSecondEncoding: true });
		return;
	}
	const first = { ...phase, encoding: encodingOf(turn.state), isSecondEncoding: false };
	const answer = answerOf(turn, first, outcome, (response) =>
		readDeviceCode(turn.state.setup.profile, response),
	);
	if (answer?.kind === "ok") onGrant(turn, phase, flight, answer.value);
	else if (answer !== undefined) onRefusal(turn, first, answer);
}

/** While no encoding is known to work, each is tried once before an answer is believed. */
function isEncodingOpen({ state }: Turn): boolean {
	return state.setup.profile.encoding === "auto" && state.record.encoding === undefined;
}

function mayBeUnreadable(outcome: HttpOutcome): boolean {
	return outcome.kind === "response" && unreadableStatuses.includes(outcome.response.status);
}

function onGrant(turn: Turn, phase: PhaseOf<"pairing">, flight: Flight, grant: DeviceCodeGrant): void {
	const { lifetimeMs, ...shown } = grant;
	const endsAt = flight.sentAt + lifetimeMs;
	if (endsAt <= turn.at) {
		turn.log("a code arrived after its end", "warning");
		fallBack(turn, phase, { reason: "no-answer" });
		return;
	}
	// The first encoding that yields a code is the one for this service.
	if (isEncodingOpen(turn)) turn.save(turn.state.record.pairing, { encoding: phase.encoding });
	const nextPollAt = turn.at + grant.intervalMs;
	const { setup } = turn.state;
	const pollRequest = turn.request(pollCall(setup.profile, setup, grant.deviceCode));
	const code: LiveCode = { ...shown, pollRequest, startsAt: turn.at, endsAt, nextPollAt, failures: 0 };
	turn.log("a new code is on the screen");
	turn.enter({
		...phase,
		codesLeft: phase.codesLeft - 1,
		code,
		farewell: phase.code === undefined ? phase.farewell : farewellOf(phase.code, phase.code.endsAt),
		encoding: encodingOf(turn.state),
		isSecondEncoding: false,
		retry: freshRetry,
	});
}

function onRefusal(turn: Turn, phase: PhaseOf<"pairing">, problem: Problem): void {
	const error = problem.kind === "oauth" ? problem.error : problem.kind;
	const meaning = problem.kind === "oauth" ? oauthErrors[problem.error] : undefined;
	if (meaning === "client" || problem.kind === "not-authorized") {
		refuseClient(turn);
	} else if (meaning === "slow") {
		fallBack(turn, phase, { reason: "service-busy", patienceMs: slowDownMs });
	} else {
		turn.log(`the service refused the code request: ${error}`, "error");
		rest(turn, { kind: "refused", error }, phase.farewell);
	}
}
