import type { DeviceStatus, HttpRequest } from "../c2c/answer.js";
import type { Encoding, ServiceProfile } from "../c2c/profile.js";
import type { Credentials } from "../credentials/records.js";
import type { LinkReason, LinkReport } from "../link/report.js";

/** What is fixed from one start to the next. */
export type Setup = Readonly<{
	profile: ServiceProfile;
	clientId: string;
	/** `undefined`: not provisioned. */
	clientSecret: string | undefined;
	/** Wall clock below which the clock counts as not set, ms since 1970. */
	clockFloorMs: number;
	/** Whether anything is sent while the clock is not set; false where no certificate depends on it. */
	clockRequired: boolean;
	/** Whether a hold in the view of a board at rest changes the language: there is more than one. */
	choosesLanguage?: boolean;
}>;

/** The time of what is not going to happen. */
export const never = Number.POSITIVE_INFINITY;

/** When the next attempt of something may be made. Monotonic ms. */
export type Retry = Readonly<{
	/** Failed attempts in a row. */
	failures: number;
	/** Own back-off; a press of the button cuts it short. */
	notBefore: number;
	/** The service's `Retry-After`, and the distance between codes; nothing cuts it short. */
	patienceUntil: number;
}>;

/** A code between its arrival and its last poll. Times are monotonic ms. */
export type LiveCode = Readonly<{
	/** Secret. */
	deviceCode: string;
	/** Secret. Made once: every poll of a code is the same request, and no other code has it. */
	pollRequest: HttpRequest;
	userCode: string;
	verificationUri: string | undefined;
	verificationUriComplete: string | undefined;
	deviceName: string | undefined;
	startsAt: number;
	/** Counted from before the code request was sent, so never later than the service's own end. */
	endsAt: number;
	/** Grows by 5 s with each `slow_down` and stays for this code (RFC 8628 §3.5). */
	intervalMs: number;
	nextPollAt: number;
	/** Transport failures in a row; apart from `intervalMs`, reset by the first good round trip. */
	failures: number;
}>;

export type PhaseOf<K extends Phase["kind"]> = Extract<Phase, { kind: K }>;

export type UnpairedReason =
	/** Three codes in a row that nobody used. */
	| Readonly<{ kind: "unused" }>
	| Readonly<{ kind: "cancelled" }>
	/** Somebody refused on the web. */
	| Readonly<{ kind: "denied" }>
	/** Unpaired at the button; `revoked` is false when the service could not be told. */
	| Readonly<{ kind: "unpaired"; revoked: boolean }>
	| Readonly<{ kind: "reset" }>
	/** The service refused the request; `error` is its code, one of a known list. */
	| Readonly<{ kind: "refused"; error: string }>;

/**
 * What the board is about. Being offline is no phase of its own: it is a phase plus a trouble, so that nothing is
 * forgotten while the connection is gone. {@link stateName} gives the name under which people know the two together.
 */
export type Phase =
	| Readonly<{ kind: "unconfigured"; why: "no-secret" | "client-refused" }>
	/** No code, none wanted until the button is pressed. */
	| Readonly<{ kind: "resting"; why: UnpairedReason; farewell: LiveCode | undefined }>
	/** Asking for codes, showing and polling them. */
	| Readonly<{
			kind: "pairing";
			/** Codes that may still be asked for before the board rests: 3 … 0. */
			codesLeft: number;
			/** The code on the screen. */
			code: LiveCode | undefined;
			/** A code that has left the screen and is polled one last time after its end. */
			farewell: LiveCode | undefined;
			/** No poll of any code before this. */
			pollNotBefore: number;
			/** The encoding of the next code request, and whether it is the second one tried. */
			encoding: Encoding;
			isSecondEncoding: boolean;
			retry: Retry;
	  }>
	/** Tokens are held. */
	| Readonly<{
			kind: "held";
			/** The service has said which project it is, now or before an earlier start. */
			confirmed: boolean;
			/** The latest answer of `devices/me` since the start. */
			status: Partial<DeviceStatus> | undefined;
			/** 75 % of the access token's lifetime. */
			refreshAt: number;
			/** A 401, a mark found in flash, or no access token: refresh as soon as possible. */
			refreshWanted: boolean;
			/** Refreshes that a 401 asks for keep a distance from each other. */
			refreshOn401NotBefore: number;
			/** The service does not know the client any more; the pairing is kept. */
			clientRefused: boolean;
			meAt: number;
			heartbeatAt: number;
			retry: Retry;
	  }>
	/** The service said that the pairing is void. */
	| Readonly<{
			kind: "lost";
			projectName: string | undefined;
			/** What tells why; not known after a start. Wall clock, ms since 1970: when the last tokens were issued, */
			issuedAtWallMs?: number | undefined;
			/** the end that was set on the web, */
			expiresAtMs?: number | undefined;
			/** and when the pairing was lost. */
			atWallMs?: number | undefined;
	  }>
	| Readonly<{
			kind: "unpairing";
			/** The mark is written to flash; the service is told; flash is overwritten. */
			stage: "marking" | "revoking" | "erasing";
			/** Secret. */
			token: string;
			/** The revoke request is given up, or not begun, after this. */
			deadline: number;
			revoked: boolean;
	  }>;

/** Why a request is in the air. `stray` revokes tokens that arrived after nobody wanted them any more. */
export type Purpose =
	| "code"
	| "poll"
	| "farewell"
	| "refresh"
	| "me"
	| "heartbeat"
	| "revoke"
	| "health"
	| "stray";

export type Flight = Readonly<{
	id: number;
	purpose: Purpose;
	sentAt: number;
	/** Secret; that of a poll tells which code it is about. */
	request: HttpRequest;
	/** True when what it was for is over; if it brings tokens, they are revoked. */
	orphan: boolean;
}>;

export type Button =
	| Readonly<{ kind: "up" }>
	/** `stage`: short (would be a press) → holding (bar fills) → held (3 s action done) → reset (10 s action done). */
	| Readonly<{ kind: "down"; since: number; stage: "short" | "holding" | "held" | "reset" }>;

export type State = Readonly<{
	setup: Setup;
	/** What flash holds, or will hold once the save that is under way is done. */
	record: Credentials;
	savesUnderWay: number;
	/** The last save failed: what is in `record` would not survive a power cut. */
	unsaved: boolean;
	/** When to try again to save; monotonic ms. */
	resaveAt: number;
	link: LinkReport | undefined;
	clockSet: boolean;
	/** Why the last round trip was not good; `undefined` after a good one. */
	trouble: LinkReason | undefined;
	button: Button;
	flights: readonly Flight[];
	nextFlightId: number;
	/** The `Retry-After` of the latest code request; outlives a pairing that was cancelled. Monotonic ms. */
	codesNotBefore: number;
	/** State of the jitter generator, 32 bits, never 0. */
	jitter: number;
	phase: Phase;
}>;

/** The design's names of what people see. */
export type StateName =
	| "unconfigured"
	| "offline"
	| "unpaired"
	| "requesting"
	| "waiting"
	| "confirming"
	| "paired"
	| "paused"
	| "lost"
	| "unpairing";

/** Why there is no connection, or `undefined`: the radio's own reason first, then the clock, then the last round trip. */
export function troubleOf(state: State): LinkReason | undefined {
	if (state.link?.kind === "down") return state.link.reason;
	if (!isClockGood(state)) return "clock";
	return state.trouble;
}

/** True when no certificate will fail because of the clock. */
export function isClockGood(state: State): boolean {
	return state.clockSet || !state.setup.clockRequired;
}

/** A single failed round trip of a paired board is tried again before the screen speaks of it. */
const silentFailures = 1;

/** The one name of a state. Total. */
export function stateName(state: State): StateName {
	const { phase } = state;
	const trouble = troubleOf(state);
	switch (phase.kind) {
		case "unconfigured":
			return "unconfigured";
		case "resting":
			return "unpaired";
		case "pairing":
			if (phase.code !== undefined) return "waiting";
			return trouble === undefined ? "requesting" : "offline";
		case "held": {
			const cut = state.link?.kind === "down" || !isClockGood(state) || phase.retry.failures > silentFailures;
			if (trouble !== undefined && cut) return "offline";
			if (!phase.confirmed) return "confirming";
			return phase.status?.status === "paused" ? "paused" : "paired";
		}
		case "lost":
			return "lost";
		case "unpairing":
			return "unpairing";
	}
}

/** What holding the button for 3 s does now. */
export type HoldAction = "cancel" | "unpair" | "dismiss" | "skip" | "language" | "none";

export function holdAction(state: State): HoldAction {
	switch (state.phase.kind) {
		case "unconfigured":
			return "none";
		case "resting":
			return state.setup.choosesLanguage === true ? "language" : "none";
		case "pairing":
			return "cancel";
		case "held":
			return state.phase.confirmed ? "unpair" : "cancel";
		case "lost":
			return "dismiss";
		case "unpairing":
			return "skip";
	}
}

/** Button times, ms from the moment it goes down. */
export const holdShownAfterMs = 700;
export const holdMs = 3_000;
export const resetMs = 10_000;
