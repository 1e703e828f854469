import { readDone, readTokens } from "../c2c/answers.js";
import { isClockSet } from "../link/assess.js";
import type { LinkReport } from "../link/report.js";
import type { Event, HttpOutcome } from "./event.js";
import { onCode } from "./on-code.js";
import { onHeartbeat, onMe } from "./on-device.js";
import { onPoll } from "./on-poll.js";
import { onRefresh } from "./on-refresh.js";
import { eraseTokens, rest } from "./phases.js";
import { hurry, onButton } from "./press.js";
import { fallBack, laterPoll, note, noteGood, readOutcome } from "./setback.js";
import type { Flight, PhaseOf, Purpose } from "./state.js";
import { revokeStray } from "./stray.js";
import type { Turn } from "./turn.js";

/** A save that failed is tried again after this. */
const resaveMs = 60_000;

/** Takes in what happened. What is due because of it is done afterwards, from the agenda. */
export function absorb(turn: Turn, event: Event): void {
	const clockSet = isClockSet(event.wallMs, turn.state.setup.clockFloorMs);
	if (clockSet !== turn.state.clockSet) turn.change({ clockSet });
	switch (event.kind) {
		case "started":
		case "wake":
			return;
		case "link":
			onLink(turn, event.report);
			return;
		case "button":
			onButton(turn, event.down);
			return;
		case "saved":
			onSaved(turn, event.ok);
			return;
		case "outcome": {
			const flight = turn.land(event.id);
			if (flight === undefined) return;
			if (flight.orphan) onOrphan(turn, event.outcome);
			else onOutcome(turn, flight, event.outcome);
		}
	}
}

/**
 * A connection that comes back is used at once. A request in the air when it goes is left alone: its answer may still
 * arrive over the same connection, and the answer to a refresh is worth waiting for.
 */
function onLink(turn: Turn, report: LinkReport): void {
	const wasUp = turn.state.link?.kind === "up";
	turn.change({ link: report });
	if (report.kind !== "up") {
		if (wasUp) turn.log("the network is gone", "warning");
		return;
	}
	if (wasUp) return;
	turn.log("the network is up");
	turn.change({ trouble: undefined });
	const { phase } = turn.state;
	if (phase.kind === "pairing" || phase.kind === "held") {
		turn.enter({ ...phase, retry: hurry(phase.retry, turn.at) });
	}
}

function onSaved(turn: Turn, ok: boolean): void {
	turn.change({
		savesUnderWay: Math.max(0, turn.state.savesUnderWay - 1),
		unsaved: !ok,
		resaveAt: turn.at + resaveMs,
	});
	if (!ok) turn.log("flash could not be written; it will be tried again in a minute", "error");
	const { phase, savesUnderWay } = turn.state;
	if (phase.kind !== "unpairing" || savesUnderWay > 0) return;
	if (phase.stage === "marking") turn.enter({ ...phase, stage: "revoking" });
	if (phase.stage === "erasing") {
		turn.log("unpaired");
		rest(turn, { kind: "unpaired", revoked: phase.revoked });
	}
}

/** Whoever leaves a phase disowns its request, so what comes back is for the phase of now. */
function onOutcome(turn: Turn, flight: Flight, outcome: HttpOutcome): void {
	const { phase, record } = turn.state;
	const { purpose } = flight;
	if (purpose === "stray") return;
	if (purpose === "health") {
		onHealth(turn, outcome);
		return;
	}
	switch (phase.kind) {
		case "pairing":
			if (purpose === "code") onCode(turn, phase, flight, outcome);
			else onPoll(turn, phase, flight, outcome);
			return;
		case "resting":
			onPoll(turn, phase, flight, outcome);
			return;
		case "held":
			if (record.pairing.kind === "held") whileHeld[purpose]?.(turn, phase, record.pairing, outcome);
			return;
		case "unpairing":
			onRevoked(turn, phase, outcome);
			return;
		case "unconfigured":
		case "lost":
			return;
	}
}

const whileHeld: Readonly<Partial<Record<Purpose, typeof onRefresh>>> = Object.freeze(
	{
		refresh: onRefresh,
		me: onMe,
		heartbeat: onHeartbeat,
	},
	true,
);

/** Tokens that nobody wants any more are given back. */
function onOrphan(turn: Turn, outcome: HttpOutcome): void {
	if (outcome.kind === "failed") return;
	const answer = readTokens(outcome.response);
	if (answer.kind !== "ok") return;
	turn.log("tokens arrived after the end of their pairing: revoking them");
	revokeStray(turn, answer.value.refreshToken ?? answer.value.accessToken);
}

/** A sign-in page was in the way: is it still? */
function onHealth(turn: Turn, outcome: HttpOutcome): void {
	const { phase } = turn.state;
	const result = readOutcome(outcome, readDone);
	if (result === undefined) return;
	if (result.kind !== "setback") {
		noteGood(turn);
		return;
	}
	note(turn, result);
	if (phase.kind === "resting") turn.enter({ ...phase, farewell: undefined });
	if (phase.kind === "held") fallBack(turn, phase, result);
	if (phase.kind !== "pairing") return;
	const code = phase.code && laterPoll(turn, phase.code, result);
	fallBack(turn, { ...phase, code, farewell: undefined }, result);
}

/** Contract 7: any 2xx is done; 400 and 401 mean that it was gone already. Anything else: erased all the same. */
function onRevoked(turn: Turn, { token }: PhaseOf<"unpairing">, outcome: HttpOutcome): void {
	const result = readOutcome(outcome, readDone);
	const revoked = result !== undefined && result.kind !== "setback" && result.kind !== "paused";
	if (revoked) turn.log("the service has been told");
	else turn.log("the service could not be told", "warning");
	eraseTokens(turn, token, revoked);
}
