import type { Answer, DeviceStatus } from "../c2c/answer.js";
import { readDeviceStatus, readDone } from "../c2c/answers.js";
import type { About } from "../credentials/records.js";
import type { HttpOutcome } from "./event.js";
import { losePairing } from "./phases.js";
import { freshRetry } from "./retry.js";
import { answerOf, fallBack } from "./setback.js";
import type { PhaseOf } from "./state.js";
import type { Turn } from "./turn.js";

const meEveryMs = 600_000;
/** While paused, `devices/me` is the heartbeat: it also says when the pause is over. */
const meWhilePausedMs = 120_000;
const heartbeatEveryMs = 120_000;
/** Contract 9: not more often than every 60 s. The first one follows the `devices/me` that confirmed the pairing. */
const firstHeartbeatMs = 60_000;

/** What came of `devices/me` (contract 8). */
export function onMe(turn: Turn, outcome: HttpOutcome): void {
	const { phase } = turn.state;
	if (phase.kind !== "held") return;
	const answer = readBearerAnswer(turn, phase, outcome, readDeviceStatus);
	if (answer === undefined) return;
	if (answer.kind === "paused") onPaused(turn, phase);
	else if (answer.kind === "ok") onStatus(turn, phase, answer.value);
}

/** What came of a heartbeat (contract 9). */
export function onHeartbeat(turn: Turn, outcome: HttpOutcome): void {
	const { phase } = turn.state;
	if (phase.kind !== "held") return;
	const answer = readBearerAnswer(turn, phase, outcome, readDone);
	if (answer === undefined) return;
	if (answer.kind === "paused") onPaused(turn, phase);
	else turn.enter({ ...phase, heartbeatAt: turn.at + heartbeatEveryMs, retry: freshRetry });
}

/** Sorts out what every bearer call shares: 401, and trouble with the connection. `undefined`: it is dealt with. */
function readBearerAnswer<T>(
	turn: Turn,
	phase: PhaseOf<"held">,
	outcome: HttpOutcome,
	read: (response: Extract<HttpOutcome, { kind: "response" }>["response"]) => Answer<T>,
): Extract<Answer<T>, { kind: "ok" | "paused" }> | undefined {
	// Contract 10.3: on 401 refresh once, whatever the body says.
	if (outcome.kind === "response" && outcome.response.status === 401) {
		onUnauthorized(turn, phase);
		return undefined;
	}
	const answer = answerOf(turn, phase, outcome, read);
	if (answer?.kind === "ok" || answer?.kind === "paused") return answer;
	if (answer?.kind === "not-authorized") onUnauthorized(turn, phase);
	else if (answer !== undefined) fallBack(turn, phase, { reason: "garbled", patienceMs: 0, isSlow: true });
	return undefined;
}

function onUnauthorized(turn: Turn, phase: PhaseOf<"held">): void {
	const { pairing } = turn.state.record;
	if (pairing.kind !== "held") return;
	if (pairing.tokens.refreshToken === undefined) {
		losePairing(turn);
		return;
	}
	if (turn.at < phase.refreshOn401NotBefore) {
		fallBack(turn, phase, { reason: "blocked", patienceMs: 0, isSlow: true });
		return;
	}
	turn.log("the access token is not accepted any more");
	turn.enter({ ...phase, refreshWanted: true });
}

function onPaused(turn: Turn, phase: PhaseOf<"held">): void {
	const known: DeviceStatus = phase.status ?? {
		deviceName: undefined,
		status: undefined,
		projectId: undefined,
		projectName: undefined,
		timezone: undefined,
		expiresAtMs: undefined,
	};
	turn.enter({
		...phase,
		confirmed: true,
		status: { ...known, status: "paused" },
		meAt: turn.at + meWhilePausedMs,
		heartbeatAt: Number.POSITIVE_INFINITY,
		retry: freshRetry,
	});
}

function onStatus(turn: Turn, phase: PhaseOf<"held">, status: DeviceStatus): void {
	const isPaused = status.status === "paused";
	if (!phase.confirmed) turn.log("paired");
	rememberAbout(turn, status);
	turn.enter({
		...phase,
		confirmed: true,
		status,
		meAt: turn.at + (isPaused ? meWhilePausedMs : meEveryMs),
		heartbeatAt: isPaused ? Number.POSITIVE_INFINITY : turn.at + firstHeartbeatMs,
		retry: freshRetry,
	});
}

/** Flash is written only when the project or a name has changed. A field that is missing keeps what was known. */
function rememberAbout(turn: Turn, status: DeviceStatus): void {
	const { pairing } = turn.state.record;
	if (pairing.kind !== "held") return;
	const old = pairing.about;
	const about: About = {
		projectId: status.projectId ?? old?.projectId,
		projectName: status.projectName ?? old?.projectName,
		deviceName: status.deviceName ?? old?.deviceName,
	};
	const isSame =
		old !== undefined &&
		old.projectId === about.projectId &&
		old.projectName === about.projectName &&
		old.deviceName === about.deviceName;
	if (!isSame) turn.save({ ...pairing, about }, { wipe: false });
}
