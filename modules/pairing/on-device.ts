import type { Answer, DeviceStatus, HttpResponse } from "../c2c/answer.js";
import { readDeviceStatus, readDone } from "../c2c/answers.js";
import type { About, HeldPairing } from "../credentials/records.js";
import type { HttpOutcome } from "./event.js";
import { losePairing } from "./phases.js";
import { freshRetry } from "./retry.js";
import { answerOf, fallBack } from "./setback.js";
import { never, type PhaseOf } from "./state.js";
import type { Turn } from "./turn.js";

const meEveryMs = 600_000;
/** While paused, `devices/me` is the heartbeat: it also says when the pause is over. */
const meWhilePausedMs = 120_000;
const heartbeatEveryMs = 120_000;
/** Contract 9: not more often than every 60 s. The first one follows the `devices/me` that confirmed the pairing. */
const firstHeartbeatMs = 60_000;

/** What came of `devices/me` (contract 8). */
export function onMe(turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing, outcome: HttpOutcome): void {
	onBearerAnswer(turn, phase, pairing, outcome, readDeviceStatus, (status) =>
		onStatus(turn, phase, pairing, status),
	);
}

/** What came of a heartbeat (contract 9). */
export function onHeartbeat(
	turn: Turn,
	phase: PhaseOf<"held">,
	pairing: HeldPairing,
	outcome: HttpOutcome,
): void {
	onBearerAnswer(turn, phase, pairing, outcome, readDone, () =>
		turn.enter({ ...phase, heartbeatAt: turn.at + heartbeatEveryMs, retry: freshRetry }),
	);
}

/** What every bearer call shares: 401, a pause, and trouble with the connection. */
function onBearerAnswer<T>(
	turn: Turn,
	phase: PhaseOf<"held">,
	pairing: HeldPairing,
	outcome: HttpOutcome,
	read: (response: HttpResponse) => Answer<T>,
	onValue: (value: T) => void,
): void {
	// Contract 10.3: on 401 refresh once, whatever the body says.
	const is401 = outcome.kind === "response" && outcome.response.status === 401;
	const answer = is401 ? ({ kind: "not-authorized" } as const) : answerOf(turn, phase, outcome, read);
	switch (answer?.kind) {
		case undefined:
			return;
		case "ok":
			onValue(answer.value);
			return;
		case "paused":
			onStatus(turn, phase, pairing, { ...phase.status, status: "paused" });
			return;
		case "not-authorized":
			onUnauthorized(turn, phase, pairing);
			return;
		default:
			fallBack(turn, phase, { reason: "garbled", isSlow: true });
	}
}

function onUnauthorized(turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing): void {
	if (pairing.tokens.refreshToken === undefined) {
		losePairing(turn);
	} else if (turn.at < phase.refreshOn401NotBefore) {
		fallBack(turn, phase, { reason: "blocked", isSlow: true });
	} else {
		turn.log("the access token is not accepted any more");
		turn.enter({ ...phase, refreshWanted: true });
	}
}

function onStatus(
	turn: Turn,
	phase: PhaseOf<"held">,
	pairing: HeldPairing,
	status: Partial<DeviceStatus>,
): void {
	const isPaused = status.status === "paused";
	if (!phase.confirmed) turn.log("paired");
	rememberAbout(turn, pairing, status);
	turn.enter({
		...phase,
		confirmed: true,
		status,
		meAt: turn.at + (isPaused ? meWhilePausedMs : meEveryMs),
		heartbeatAt: isPaused ? never : turn.at + firstHeartbeatMs,
		retry: freshRetry,
	});
}

/** Flash is written only when the project or a name has changed. A field that is missing keeps what was known. */
function rememberAbout(turn: Turn, pairing: HeldPairing, status: Partial<DeviceStatus>): void {
	const old = pairing.about;
	const about: About = {
		projectId: status.projectId ?? old?.projectId,
		projectName: status.projectName ?? old?.projectName,
		deviceName: status.deviceName ?? old?.deviceName,
	};
	const isSame = JSON.stringify(old) === JSON.stringify(about);
	if (!isSame) turn.save({ ...pairing, about });
}
