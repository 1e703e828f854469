import {
	type Call,
	deviceCodeCall,
	healthCall,
	heartbeatCall,
	meCall,
	pollCall,
	refreshCall,
	revokeCall,
} from "../c2c/calls.js";
import type { Action } from "./agenda.js";
import { eraseTokens, farewellOf, type HeldPairing, rest } from "./phases.js";
import { hold, reset } from "./press.js";
import type { LiveCode, PhaseOf, Purpose } from "./state.js";
import { clientOf } from "./stray.js";
import { encodingOf, type Turn } from "./turn.js";

/** Does what is due. Each action is a no-op where the phase has no use for it. */
export function act(turn: Turn, action: Action): void {
	actions[action](turn);
}

const actions: Readonly<Record<Action, (turn: Turn) => void>> = {
	"show-hold": (turn) => stage(turn, "holding"),
	hold: (turn) => {
		stage(turn, "held");
		hold(turn);
	},
	reset: (turn) => {
		stage(turn, "reset");
		reset(turn);
	},
	lapse,
	rest: (turn) => {
		if (turn.state.phase.kind === "pairing") rest(turn, { kind: "unused" }, turn.state.phase.farewell);
	},
	"request-code": requestCode,
	poll: (turn) => {
		const { phase } = turn.state;
		if (phase.kind === "pairing" && phase.code !== undefined) poll(turn, "poll", phase.code);
	},
	"farewell-poll": (turn) => {
		const { phase } = turn.state;
		if (phase.kind !== "pairing" && phase.kind !== "resting") return;
		if (phase.farewell !== undefined) poll(turn, "farewell", phase.farewell);
	},
	refresh,
	me: (turn) => askAsDevice(turn, "me", meCall),
	heartbeat: (turn) => askAsDevice(turn, "heartbeat", heartbeatCall),
	revoke,
	erase: (turn) => {
		const { phase } = turn.state;
		if (phase.kind === "unpairing") eraseTokens(turn, phase.token, phase.revoked);
	},
	"save-again": (turn) => {
		turn.save(turn.state.record.pairing, { wipe: true });
	},
	// Each event looks at the clock; the wake-up alone does it.
	"look-at-clock": () => {},
};

function stage(turn: Turn, to: "holding" | "held" | "reset"): void {
	const { button } = turn.state;
	if (button.kind === "down") turn.change({ button: { ...button, stage: to } });
}

/**
 * Sends, unless a sign-in page answered last time: then nothing secret goes out before `/health` answers as the service
 * does.
 */
function send(
	turn: Turn,
	purpose: Purpose,
	call: Call,
	encoding = encodingOf(turn.state),
	deviceCode?: string,
): void {
	const probe = turn.state.trouble === "portal" ? healthCall(turn.state.setup.profile) : undefined;
	if (probe === undefined) turn.send(purpose, call, encoding, deviceCode);
	else turn.send("health", probe, encoding);
}

function requestCode(turn: Turn): void {
	const { phase, setup } = turn.state;
	if (phase.kind !== "pairing") return;
	send(turn, "code", deviceCodeCall(setup.profile, clientOf(turn)), phase.encoding);
}

function poll(turn: Turn, purpose: "poll" | "farewell", code: LiveCode): void {
	const call = pollCall(turn.state.setup.profile, clientOf(turn), code.deviceCode);
	send(turn, purpose, call, encodingOf(turn.state), code.deviceCode);
}

/** The code's time is over: it leaves the screen, and is polled once more. */
function lapse(turn: Turn): void {
	const { phase } = turn.state;
	if (phase.kind !== "pairing" || phase.code === undefined) return;
	turn.log("the code lapsed");
	const farewell = farewellOf(phase.code, phase.code.endsAt);
	if (phase.codesLeft === 0) rest(turn, { kind: "unused" }, farewell);
	else turn.enter({ ...phase, code: undefined, farewell });
}

/** First the mark reaches flash, then the request goes out: two turns of the same action. */
function refresh(turn: Turn): void {
	const { phase, record, setup } = turn.state;
	const { pairing } = record;
	if (phase.kind !== "held" || pairing.kind !== "held") return;
	const { refreshToken } = pairing.tokens;
	if (refreshToken === undefined) {
		turn.enter(withoutRefresh(phase));
		return;
	}
	if (!pairing.refreshInFlight) {
		turn.save({ ...pairing, refreshInFlight: true } satisfies HeldPairing, { wipe: false });
		return;
	}
	turn.log("refreshing the tokens");
	send(turn, "refresh", refreshCall(setup.profile, clientOf(turn), refreshToken));
}

function withoutRefresh(phase: PhaseOf<"held">): PhaseOf<"held"> {
	return { ...phase, refreshWanted: false, refreshAt: Number.POSITIVE_INFINITY };
}

function askAsDevice(
	turn: Turn,
	purpose: "me" | "heartbeat",
	make: (profile: Turn["state"]["setup"]["profile"], accessToken: string) => Call | undefined,
): void {
	const { phase, record, setup } = turn.state;
	if (phase.kind !== "held" || record.pairing.kind !== "held") return;
	const { accessToken } = record.pairing.tokens;
	if (accessToken === undefined) {
		turn.enter({ ...phase, refreshWanted: true });
		return;
	}
	const call = make(setup.profile, accessToken);
	if (call !== undefined) send(turn, purpose, call);
	else if (purpose === "me") turn.enter({ ...phase, confirmed: true, meAt: Number.POSITIVE_INFINITY });
	else turn.enter({ ...phase, heartbeatAt: Number.POSITIVE_INFINITY });
}

function revoke(turn: Turn): void {
	const { phase, setup } = turn.state;
	if (phase.kind !== "unpairing") return;
	const call = revokeCall(setup.profile, clientOf(turn), phase.token);
	if (call === undefined) eraseTokens(turn, phase.token, false);
	else turn.send("revoke", call, encodingOf(turn.state));
}
