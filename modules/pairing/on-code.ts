import type { DeviceCodeGrant, Problem } from "../c2c/answer.js";
import { readDeviceCode } from "../c2c/answers.js";
import type { HttpOutcome } from "./event.js";
import { farewellOf, refuseClient, rest } from "./phases.js";
import { freshRetry, slowDownMs } from "./retry.js";
import { answerOf, fallBack } from "./setback.js";
import type { Flight, LiveCode, PhaseOf } from "./state.js";
import { encodingOf, type Turn } from "./turn.js";

/** Statuses that a server gives which cannot read the form fields. */
const unreadableStatuses: readonly number[] = [400, 415, 422];

/** What came of a device code request (contract 4, RFC 8628 §3.2). */
export function onCode(turn: Turn, flight: Flight, outcome: HttpOutcome): void {
	const { phase, setup } = turn.state;
	if (phase.kind !== "pairing") return;
	if (shouldTryOtherEncoding(turn, phase, outcome)) {
		const encoding = phase.encoding === "urlencoded" ? "multipart" : "urlencoded";
		turn.log(`the service may not read ${phase.encoding} fields: trying ${encoding}`);
		turn.enter({ ...phase, encoding, isSecondEncoding: true });
		return;
	}
	const first = { ...phase, encoding: encodingOf(turn.state), isSecondEncoding: false };
	const answer = answerOf(turn, first, outcome, (response) => readDeviceCode(setup.profile, response));
	if (answer?.kind === "ok") onGrant(turn, phase, flight, answer.value);
	else if (answer !== undefined) onRefusal(turn, first, answer);
}

/** While no encoding is known to work, each is tried once before an answer is believed. */
function shouldTryOtherEncoding(turn: Turn, phase: PhaseOf<"pairing">, outcome: HttpOutcome): boolean {
	if (turn.state.setup.profile.encoding !== "auto" || turn.state.record.encoding !== undefined) return false;
	if (phase.isSecondEncoding || outcome.kind !== "response") return false;
	return unreadableStatuses.includes(outcome.response.status);
}

function onGrant(turn: Turn, phase: PhaseOf<"pairing">, flight: Flight, grant: DeviceCodeGrant): void {
	const endsAt = flight.sentAt + grant.lifetimeMs;
	if (endsAt <= turn.at) {
		turn.log("a code arrived after its end", "warning");
		fallBack(turn, phase, { reason: "no-answer", patienceMs: 0, isSlow: false });
		return;
	}
	rememberEncoding(turn, phase);
	const { deviceCode, userCode, deviceName, verificationUri, verificationUriComplete, intervalMs } = grant;
	const code: LiveCode = {
		deviceCode,
		userCode,
		verificationUri,
		verificationUriComplete,
		deviceName,
		startsAt: turn.at,
		endsAt,
		intervalMs,
		nextPollAt: turn.at + intervalMs,
		failures: 0,
	};
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

/** The first encoding that yields a code is the one for this service. */
function rememberEncoding(turn: Turn, phase: PhaseOf<"pairing">): void {
	const { record, setup } = turn.state;
	if (setup.profile.encoding !== "auto" || record.encoding !== undefined) return;
	turn.save(record.pairing, { wipe: false, encoding: phase.encoding });
}

function onRefusal(turn: Turn, phase: PhaseOf<"pairing">, problem: Problem): void {
	if (problem.kind === "not-authorized") {
		refuseClient(turn);
		return;
	}
	if (problem.kind !== "oauth") {
		rest(turn, { kind: "refused", error: problem.kind }, phase.farewell);
		return;
	}
	switch (problem.error) {
		case "invalid_client":
		case "unauthorized_client":
			refuseClient(turn);
			return;
		case "slow_down":
			fallBack(turn, phase, { reason: "service-busy", patienceMs: slowDownMs, isSlow: false });
			return;
		default:
			turn.log(`the service refused the code request: ${problem.error}`, "error");
			rest(turn, { kind: "refused", error: problem.error }, phase.farewell);
	}
}
