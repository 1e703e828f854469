import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { makeProfile } from "../../modules/c2c/profiles.js";
import type { Pairing } from "../../modules/credentials/records.js";
import type { Words } from "../../modules/language/words.js";
import type { LinkReason } from "../../modules/link/report.js";
import {
	holdMs,
	type LiveCode,
	type Phase,
	type State,
	type UnpairedReason,
} from "../../modules/pairing/state.js";
import { initialState } from "../../modules/pairing/step.js";
import { faultCodes, faultView, startingView } from "../../modules/screen/board-view.js";
import { present } from "../../modules/screen/present.js";
import type { Surroundings } from "../../modules/screen/surroundings.js";
import type { View } from "../../modules/screen/view.js";

/** A state that people can meet, what is around it, and the monotonic time at which it is looked at. */
export type Scene = Readonly<{ name: string; state: State; at: number; around: Surroundings }>;

/** A view that people can meet, in any language. */
export type Show = Readonly<{ name: string; at: number; viewIn: (words: Words) => View }>;

type PhaseOf<K extends Phase["kind"]> = Extract<Phase, { kind: K }>;

/** When every scene is looked at, unless it is about the time. */
export const now = 1_000_000;
const issuedAtWallMs = Date.UTC(2026, 10, 23);
const projectName = "Night Shoot";
const deviceName = "SLATE-FIELDBOX-A1B2C3";
const longProject = `${"Staffel 3 – Die Rückkehr der Küstenwächter / Außendreh Überlingen ".repeat(4)}`.slice(
	0,
	255,
);

export const linkReasons: readonly LinkReason[] = [
	"radio",
	"not-joined",
	"wrong-password",
	"no-address",
	"no-name",
	"no-internet",
	"portal",
	"clock",
	"untrusted",
	"not-valid-now",
	"no-answer",
	"service-down",
	"service-busy",
	"blocked",
	"garbled",
];

function profile(kind: "frameio" | "generic"): ServiceProfile {
	const baseUrl = kind === "generic" ? "https://id.example.com" : undefined;
	const result = makeProfile({ kind, baseUrl, firmwareVersion: "1.0.0" });
	if (result.kind === "refused") throw new Error(result.text);
	return result.profile;
}

/** A board of this service that is connected and has just asked for a code. */
export function connected(kind: "frameio" | "generic" = "frameio"): State {
	const setup = {
		profile: profile(kind),
		clientId: "6f1c2a34-0000-4000-8000-000000000000",
		clientSecret: "client-secret",
		clockFloorMs: 0,
		clockRequired: true,
	};
	const state = initialState(setup, { record: undefined, hasRemains: false }, 1, 0);
	return { ...state, link: { kind: "up", bars: 3 }, clockSet: true };
}

const board = connected();

function phaseOf<K extends Phase["kind"]>(state: State, kind: K): PhaseOf<K> {
	const { phase } = state;
	if (!isKind(phase, kind)) throw new Error(`not ${kind}: ${phase.kind}`);
	return phase;
}

function isKind<K extends Phase["kind"]>(phase: Phase, kind: K): phase is PhaseOf<K> {
	return phase.kind === kind;
}

const liveCode: LiveCode = {
	deviceCode: "device-code-secret",
	pollRequest: { method: "POST", url: "", headers: {}, body: undefined },
	userCode: "048213",
	verificationUri: "https://app.frame.io/pair",
	verificationUriComplete: "https://app.frame.io/pair?code=048213",
	deviceName,
	startsAt: now - 18_000,
	endsAt: now + 102_000,
	intervalMs: 5_000,
	nextPollAt: now,
	failures: 0,
};

export function waiting(change: Partial<LiveCode> = {}, base: State = board): State {
	return { ...base, phase: { ...phaseOf(base, "pairing"), code: { ...liveCode, ...change } } };
}

export function resting(why: UnpairedReason): State {
	return { ...board, phase: { kind: "resting", why, farewell: undefined } };
}

export type HeldOptions = Readonly<{
	projectName?: string | undefined;
	deviceName?: string | undefined;
	status?: "online" | "offline" | "paused" | undefined;
	expiresAtMs?: number | undefined;
	timezone?: string | undefined;
}>;

export function held(options: HeldOptions = {}, base: State = board): State {
	const told = { projectName, deviceName, status: "online" as const, ...options };
	const pairing: Pairing = {
		kind: "held",
		tokens: {
			accessToken: "access-token-secret",
			refreshToken: "refresh-token-secret",
			lifetimeMs: 28_800_000,
			issuedAtWallMs,
		},
		about: { projectId: "p", projectName: told.projectName, deviceName: told.deviceName },
		refreshInFlight: false,
	};
	const stored = { record: { ...base.record, pairing }, hasRemains: false };
	const start = initialState(base.setup, stored, 1, 0);
	const status = {
		deviceName: told.deviceName,
		status: told.status,
		projectId: "p",
		projectName: told.projectName,
		timezone: told.timezone,
		expiresAtMs: told.expiresAtMs,
	};
	const { link, clockSet } = base;
	return { ...start, link, clockSet, phase: { ...phaseOf(start, "held"), status } };
}

export function withTrouble(state: State, reason: LinkReason): State {
	const { phase } = state;
	const failing: Phase = phase.kind === "held" ? { ...phase, retry: { ...phase.retry, failures: 3 } } : phase;
	return { ...state, trouble: reason, phase: failing };
}

export function held3s(state: State, stage: "holding" | "held", downMs: number): State {
	return { ...state, button: { kind: "down", since: now - downMs, stage } };
}

/** Of a board that may change its language. */
function speaking(state: State): State {
	return { ...state, setup: { ...state.setup, choosesLanguage: true } };
}

/** The second code in a row. */
function renewed(state: State): State {
	return { ...state, phase: { ...phaseOf(state, "pairing"), codesLeft: 1 } };
}

function onNetwork(state: State, network: string, bars: number): State {
	return { ...state, link: { kind: "up", bars, network } };
}

const long = `https://app.frame.io/pair?code=048213&state=${"0123456789abcdef".repeat(16)}`;
const twoWeeks = Date.UTC(2027, 2, 3);
const full: HeldOptions = { expiresAtMs: twoWeeks, timezone: "Europe/Berlin" };

/** The day on which every scene plays: the one after the tokens were issued. */
const today = issuedAtWallMs + 86_400_000;

function scene(name: string, state: State, at = now, around: Surroundings = {}): Scene {
	return { name, state, at, around: { wallMs: today, ...around } };
}

const codes: readonly Scene[] = [
	scene("waiting", waiting()),
	scene("waiting-trouble", withTrouble(waiting(), "no-internet")),
	scene("waiting-last-seconds", waiting(), liveCode.endsAt - 8_500),
	scene("waiting-over", waiting(), liveCode.endsAt + 5_000),
	scene("waiting-no-link", waiting({ verificationUri: undefined, verificationUriComplete: undefined })),
	scene("waiting-plain-address", waiting({ verificationUriComplete: undefined })),
	scene("waiting-link-only", waiting({ verificationUri: undefined })),
	scene("waiting-link-100", waiting({ verificationUriComplete: long.slice(0, 100) })),
	scene("waiting-link-256", waiting({ verificationUriComplete: long.slice(0, 256) })),
	scene("waiting-renewed", renewed(waiting())),
	scene("waiting-renewed-trouble", renewed(withTrouble(waiting(), "no-internet"))),
	scene("waiting-no-name", waiting({ deviceName: undefined })),
	scene("waiting-long-name", waiting({ deviceName: "FELDBOX".repeat(40).slice(0, 255) })),
	scene("waiting-long-life", waiting({ endsAt: now + 86_400_000 })),
	scene("waiting-hold", held3s(waiting(), "holding", 1_600)),
	scene(
		"waiting-generic",
		waiting(
			{ userCode: "WDJB-MJHT", verificationUri: "https://id.example.com/device" },
			connected("generic"),
		),
	),
];

const rests: readonly Scene[] = [
	scene("unpaired-unused", resting({ kind: "unused" })),
	scene("unpaired-cancelled", resting({ kind: "cancelled" })),
	scene("unpaired-denied", resting({ kind: "denied" })),
	scene("unpaired-revoked", resting({ kind: "unpaired", revoked: true })),
	scene("unpaired-unrevoked", resting({ kind: "unpaired", revoked: false })),
	scene("unpaired-reset", resting({ kind: "reset" })),
	scene("unpaired-refused", resting({ kind: "refused", error: "invalid_scope" })),
	scene("unpaired-trouble", withTrouble(resting({ kind: "unused" }), "wrong-password")),
	scene("unpaired-language", speaking(resting({ kind: "unused" })), now, { nextLanguage: "Português" }),
	scene("unpaired-language-hold", held3s(speaking(resting({ kind: "cancelled" })), "holding", 2_000), now, {
		nextLanguage: "Português",
	}),
	scene("unpaired-hold", held3s(resting({ kind: "unused" }), "holding", 5_000)),
];

const pairedScenes: readonly Scene[] = [
	scene("confirming", {
		...held(),
		phase: { ...phaseOf(held({ projectName: undefined }), "held"), confirmed: false },
	}),
	scene("paired", held(full)),
	scene("paired-network", onNetwork(held(full), "Set 4 – Kamera A", 3), now, { batteryPercent: 81.4 }),
	scene("paired-network-weak", onNetwork(held(), "SlateNet", 1), now, { batteryPercent: 9 }),
	scene("paired-joining", { ...held(), link: { kind: "joining", network: "SlateNet" } }),
	scene("paired-ends-soon", held({ ...full, expiresAtMs: today + 2 * 86_400_000 })),
	scene("paired-ends-today", held({ ...full, expiresAtMs: today })),
	scene("paired-clock-unknown", held(full), now, { wallMs: undefined }),
	scene("paired-little-known", held({ projectName: undefined, deviceName: undefined, status: undefined })),
	scene("paired-long-name", held({ ...full, projectName: longProject, deviceName: "FELDBOX".repeat(36) })),
	scene(
		"paired-marked-name",
		held({ ...full, projectName: "Łódź – Čtvrtá noc: Ørsted și Győr", deviceName: "ŻÓŁĆ" }),
	),
	scene("paired-one-word", held({ ...full, projectName: "Donaudampfschifffahrtsgesellschaft" })),
	scene(
		"paired-hostile-name",
		held({ ...full, projectName: "A\u202e\u0000\n<b>\ud800 日本 🎬 \u200b%s", deviceName: "\u0007" }),
	),
	scene("paired-unsaved", { ...held(full), unsaved: true }),
	scene("paired-client-refused", { ...held(), phase: { ...phaseOf(held(), "held"), clientRefused: true } }),
	scene("paired-hold", held3s(held(full), "holding", 2_000)),
	scene("paired-hold-reset", held3s(held(full), "held", 6_000)),
	scene("paused", held({ ...full, status: "paused" })),
	scene("offline-paired", withTrouble(held(full), "no-internet")),
	scene("offline-paired-long-name", withTrouble(held({ projectName: longProject }), "portal")),
];

const others: readonly Scene[] = [
	scene("unconfigured", { ...board, phase: { kind: "unconfigured", why: "no-secret" } }),
	scene("unconfigured-refused", { ...board, phase: { kind: "unconfigured", why: "client-refused" } }),
	scene("requesting", board),
	scene("joining", { ...board, link: { kind: "joining", network: "Set 4 – Kamera A" } }),
	scene("joining-unnamed", { ...board, link: undefined }),
	...linkReasons.map((reason) => scene(`offline-${reason}`, withTrouble(board, reason))),
	scene("offline-hold", held3s(withTrouble(board, "no-internet"), "holding", holdMs - 200)),
	scene("lost", { ...board, phase: { kind: "lost", projectName } }),
	scene("lost-lapsed", {
		...board,
		phase: { kind: "lost", projectName, issuedAtWallMs, atWallMs: issuedAtWallMs + 20 * 86_400_000 },
	}),
	scene("lost-expired", {
		...board,
		phase: { kind: "lost", projectName, expiresAtMs: today, atWallMs: today },
	}),
	scene("lost-long-name", { ...board, phase: { kind: "lost", projectName: longProject } }),
	scene("lost-unknown", { ...board, phase: { kind: "lost", projectName: undefined } }),
	scene("unpairing", {
		...board,
		phase: {
			kind: "unpairing",
			stage: "revoking",
			token: "refresh-token-secret",
			deadline: now,
			revoked: false,
		},
	}),
];

/** Every state and every reason, with the names, links and times that are hardest to lay out. */
export const scenes: readonly Scene[] = [...codes, ...rests, ...pairedScenes, ...others];

/** Every view: those of the scenes, and those of a board that has no state to show. */
export const shows: readonly Show[] = [
	...scenes.map(({ name, at, state, around }) => ({
		name,
		at,
		viewIn: (words: Words) => present(state, words, around),
	})),
	{ name: "starting", at: now, viewIn: startingView },
	{ name: "fault", at: now, viewIn: (words) => faultView(words, faultCodes.start) },
];
