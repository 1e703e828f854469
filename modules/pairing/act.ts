import type { HttpRequest } from "../c2c/answer.js";
import {
	type Call,
	deviceCodeCall,
	healthCall,
	heartbeatCall,
	meCall,
	refreshCall,
	revokeCall,
} from "../c2c/calls.js";
import type { ServiceProfile } from "../c2c/profile.js";
import type { HeldPairing } from "../credentials/records.js";
import { eraseTokens, farewellOf, rest } from "./phases.js";
import { type LiveCode, never, type PhaseOf, type Purpose } from "./state.js";
import type { Turn } from "./turn.js";

/**
 * Sends, unless a sign-in page answered last time: then nothing secret goes out before `/health` answers as the service
 * does.
 */
function send(turn: Turn, purpose: Purpose, request: HttpRequest): void {
	const { trouble, setup } = turn.state;
	const probe = trouble === "portal" ? healthCall(setup.profile) : undefined;
	if (probe === undefined) turn.send(purpose, request);
	else turn.send("health", turn.request(probe));
}

export function requestCode(turn: Turn, { encoding }: PhaseOf<"pairing">): void {
	const { setup } = turn.state;
	send(turn, "code", turn.request(deviceCodeCall(setup.profile, setup), encoding));
}

export function poll(turn: Turn, purpose: "poll" | "farewell", code: LiveCode): void {
	send(turn, purpose, code.pollRequest);
}

/** The code's time is over: it leaves the screen, and is polled once more. */
export function lapse(turn: Turn, phase: PhaseOf<"pairing">, code: LiveCode): void {
	turn.log("the code lapsed");
	const farewell = farewellOf(code, code.endsAt);
	if (phase.codesLeft === 0) rest(turn, { kind: "unused" }, farewell);
	else turn.enter({ ...phase, code: undefined, farewell });
}

/** First the mark reaches flash, then the request goes out: two turns of the same action. */
export function refresh(turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing): void {
	const { setup } = turn.state;
	const { refreshToken } = pairing.tokens;
	if (refreshToken === undefined) {
		turn.enter({ ...phase, refreshWanted: false, refreshAt: never });
	} else if (!pairing.refreshInFlight) {
		turn.save({ ...pairing, refreshInFlight: true });
	} else {
		turn.log("refreshing the tokens");
		send(turn, "refresh", turn.request(refreshCall(setup.profile, setup, refreshToken)));
	}
}

/** A service that cannot say which project it is leaves nothing to confirm. */
export function askMe(turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing): void {
	askAsDevice(turn, phase, pairing, "me", meCall, { confirmed: true, meAt: never });
}

export function beat(turn: Turn, phase: PhaseOf<"held">, pairing: HeldPairing): void {
	askAsDevice(turn, phase, pairing, "heartbeat", heartbeatCall, { heartbeatAt: never });
}

/** `otherwise`: what becomes of the phase where the service has no such call. */
function askAsDevice(
	turn: Turn,
	phase: PhaseOf<"held">,
	{ tokens }: HeldPairing,
	purpose: Purpose,
	make: (profile: ServiceProfile, accessToken: string) => Call | undefined,
	otherwise: Partial<PhaseOf<"held">>,
): void {
	if (tokens.accessToken === undefined) {
		turn.enter({ ...phase, refreshWanted: true });
		return;
	}
	const call = make(turn.state.setup.profile, tokens.accessToken);
	if (call === undefined) turn.enter({ ...phase, ...otherwise });
	else send(turn, purpose, turn.request(call));
}

export function revoke(turn: Turn, { token }: PhaseOf<"unpairing">): void {
	const { setup } = turn.state;
	const call = revokeCall(setup.profile, setup, token);
	if (call === undefined) eraseTokens(turn, token, false);
	else turn.send("revoke", turn.request(call));
}
