import type { Encoding } from "../c2c/profile.js";
import type { HeldPairing, Pairing, Tokens } from "../credentials/records.js";
import { freshRetry } from "./retry.js";
import {
	isClockGood,
	type LiveCode,
	never,
	type Phase,
	type PhaseOf,
	type Setup,
	type UnpairedReason,
} from "./state.js";
import { encodingOf, type Turn } from "./turn.js";

/** After so many codes in a row that nobody used the board rests. */
export const codesBeforeRest = 3;

/** Part of an access token's lifetime after which it is refreshed. */
const refreshAfterPart = 0.75;
/** Time for the radio to come up after a power cut in the middle of unpairing. */
const resumeUnpairingMs = 60_000;
const unpairingMs = 10_000;

/** The phase that a board starts in, from what flash holds. */
export function phaseAtStart(setup: Setup, pairing: Pairing, encoding: Encoding, at: number): Phase {
	if (setup.clientSecret === undefined) return { kind: "unconfigured", why: "no-secret" };
	switch (pairing.kind) {
		case "none":
			return pairingPhase(encoding, 0);
		case "held":
			return heldPhase(setup, pairing, at);
		case "lost":
			return { kind: "lost", projectName: pairing.projectName };
		case "unpairing":
			return unpairingPhase("revoking", pairing.token, at + resumeUnpairingMs);
	}
}

/** Asks for codes, from the first of three, but not before `patienceUntil`. */
function pairingPhase(encoding: Encoding, patienceUntil: number): PhaseOf<"pairing"> {
	return {
		kind: "pairing",
		codesLeft: codesBeforeRest,
		code: undefined,
		farewell: undefined,
		pollNotBefore: 0,
		encoding,
		isSecondEncoding: false,
		retry: { ...freshRetry, patienceUntil },
	};
}

function unpairingPhase(
	stage: PhaseOf<"unpairing">["stage"],
	token: string,
	deadline: number,
	revoked = false,
): PhaseOf<"unpairing"> {
	return { kind: "unpairing", stage, token, deadline, revoked };
}

/** Tokens are in flash. The age of those from before a start is not known: the service will say when they are too old. */
export function heldPhase(setup: Setup, pairing: HeldPairing, at: number): PhaseOf<"held"> {
	const { tokens, about, refreshInFlight } = pairing;
	const asksMe = setup.profile.paths.me !== undefined;
	return {
		kind: "held",
		confirmed: about !== undefined || !asksMe,
		status: undefined,
		refreshAt: refreshTime(tokens, at),
		refreshWanted: (refreshInFlight || tokens.accessToken === undefined) && tokens.refreshToken !== undefined,
		refreshOn401NotBefore: 0,
		clientRefused: false,
		meAt: asksMe ? at : never,
		heartbeatAt: never,
		retry: freshRetry,
	};
}

/** {@link never} where the service gave nothing to refresh with. */
export function refreshTime(tokens: Tokens, at: number): number {
	if (tokens.refreshToken === undefined) return never;
	return at + Math.floor(tokens.lifetimeMs * refreshAfterPart);
}

/** Ask for codes, but not before the service allows it. */
export function startPairing(turn: Turn): void {
	turn.disown();
	turn.enter(pairingPhase(encodingOf(turn.state), turn.state.codesNotBefore));
}

/** No code until the button is pressed; `farewell` may still be polled one last time, as far from the last poll as any. */
export function rest(turn: Turn, why: UnpairedReason, farewell?: LiveCode): void {
	const { phase } = turn.state;
	const notBefore = phase.kind === "pairing" ? phase.pollNotBefore : 0;
	turn.enter({ kind: "resting", why, farewell: farewell && farewellOf(farewell, notBefore) });
}

/** Stop until the button is pressed: the service does not know this device model. */
export function refuseClient(turn: Turn): void {
	turn.log("the service does not accept this client id or client secret", "error");
	turn.enter({ kind: "unconfigured", why: "client-refused" });
}

/** The service said no to the only token there is: forget it, remember which project it was. */
export function losePairing(turn: Turn): void {
	const { phase, record, clockSet } = turn.state;
	const { pairing } = record;
	const held = pairing.kind === "held" ? pairing : undefined;
	const projectName = held?.about?.projectName;
	turn.log("the service says that the pairing is void", "warning");
	turn.disown();
	turn.save({ kind: "lost", projectName }, { wipe: true });
	turn.enter({
		kind: "lost",
		projectName,
		issuedAtWallMs: held?.tokens.issuedAtWallMs,
		expiresAtMs: phase.kind === "held" ? phase.status?.expiresAtMs : undefined,
		atWallMs: clockSet ? turn.wallMs : undefined,
	});
}

/** The token that ends a pairing; a service that gave no refresh token takes the other (RFC 7009 §2.1). */
export function tokenToRevoke(pairing: Pairing): string | undefined {
	if (pairing.kind !== "held") return undefined;
	return pairing.tokens.refreshToken ?? pairing.tokens.accessToken;
}

/** Begin to give the pairing back. Without a connection there is nobody to tell: erase at once. */
export function startUnpairing(turn: Turn): void {
	const token = tokenToRevoke(turn.state.record.pairing);
	turn.disown();
	if (token === undefined || turn.state.link?.kind !== "up" || !isClockGood(turn.state)) {
		eraseTokens(turn, token ?? "", false);
		return;
	}
	turn.log("unpairing");
	turn.save({ kind: "unpairing", token });
	turn.enter(unpairingPhase("marking", token, turn.at + unpairingMs));
}

/** The last stage of unpairing: overwrite what flash holds. */
export function eraseTokens(turn: Turn, token: string, revoked: boolean): void {
	turn.disown();
	turn.save({ kind: "none" }, { wipe: true });
	turn.enter(unpairingPhase("erasing", token, turn.at, revoked));
}

/** The code as it is polled one last time, not before `at` and not before its own next poll. */
export function farewellOf(code: LiveCode, at: number): LiveCode {
	return { ...code, nextPollAt: Math.max(at, code.nextPollAt) };
}
