import { detailedError, grantAnswer, notAuthorizedTitle, simpleError } from "./answers.js";
import { type Call, firmwareOf, formFields, required } from "./call.js";
import type { ServiceAnswer } from "./message.js";
import { randomToken, randomUuid } from "./random.js";
import { type Code, endPairing, isLive, type Pairing, type TokenPair } from "./state.js";

export const deviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** `POST /v2/auth/token` (contract 5 and 6). */
export function requestToken(call: Call): ServiceAnswer {
	const form = formFields(call, "invalid_request");
	if (form.kind === "refused") return form.answer;
	switch (form.fields.get("grant_type")) {
		case deviceCodeGrant:
			return poll(call, form.fields);
		case "refresh_token":
			return refresh(call, form.fields);
		case undefined:
			return missing(call, "grant_type");
		default:
			return simpleError(400, "unsupported_grant_type");
	}
}

function missing(call: Call, name: string): ServiceAnswer {
	call.note(`"${name}" is missing`);
	return simpleError(400, "invalid_request");
}

function poll(call: Call, fields: ReadonlyMap<string, string>): ServiceAnswer {
	const checked = required(fields, ["client_id", "device_code"]);
	if (checked.kind === "missing") return missing(call, checked.name);
	if (!isPollSecretFine(call, fields.get("client_secret"))) return simpleError(400, "invalid_client");
	const code = call.state.codes.get(checked.values.device_code);
	if (code === undefined || code.clientId !== checked.values.client_id)
		return simpleError(400, "invalid_grant");
	if (call.nowMs >= code.lapsesAtMs) return simpleError(400, "expired_token");
	const tooSoon = call.nowMs < code.lastPollAtMs + code.intervalMs - call.settings.lifetimes.toleranceMs;
	code.lastPollAtMs = call.nowMs;
	if (tooSoon) return slowDown(call, code);
	return decide(call, code);
}

/** Answers `slow_down` and demands a longer interval for this code from now on (RFC 8628 §3.5). */
export function slowDown(call: Pick<Call, "settings" | "note">, code: Code | undefined): ServiceAnswer {
	if (code !== undefined) {
		code.intervalMs += call.settings.lifetimes.slowDownMs;
		call.note(`the interval of this code is now ${code.intervalMs / 1_000} s`);
	}
	return simpleError(400, "slow_down");
}

function isPollSecretFine(call: Call, secret: string | undefined): boolean {
	if (secret !== undefined) return call.state.model(secret) !== undefined;
	call.note("client_secret is not sent with the poll");
	return call.settings.switches.pollSecret === "if-sent";
}

function decide(call: Call, code: Code): ServiceAnswer {
	switch (code.state.kind) {
		case "undecided":
			return simpleError(400, "authorization_pending");
		case "denied":
			call.note("the user refused");
			return simpleError(
				400,
				call.settings.switches.denial === "pending" ? "authorization_pending" : "access_denied",
			);
		case "approved":
			return collect(call, code, call.state.pairings.get(code.state.pairingId));
		case "spent":
			return simpleError(400, "invalid_grant");
	}
}

/** Hands out the tokens of an approved code, once. */
function collect(call: Call, code: Code, pairing: Pairing | undefined): ServiceAnswer {
	code.state = { kind: "spent" };
	call.state.changed();
	if (pairing === undefined || !isLive(call.state, pairing, call.nowMs)) {
		call.note("the connection was removed before the device collected its tokens");
		return simpleError(400, "invalid_grant");
	}
	if (call.settings.switches.secondPairing === "voids") endOtherPairings(call, pairing);
	return issueTokens(call, pairing);
}

function endOtherPairings(call: Call, pairing: Pairing): void {
	for (const other of call.state.pairings.values()) {
		if (other === pairing || other.clientId !== pairing.clientId || other.tokens === undefined) continue;
		endPairing(call.state, other, "replaced", call.nowMs);
	}
}

function refresh(call: Call, fields: ReadonlyMap<string, string>): ServiceAnswer {
	const checked = required(fields, ["client_id", "client_secret", "refresh_token"]);
	if (checked.kind === "missing") return missing(call, checked.name);
	const { client_id: clientId, client_secret: clientSecret, refresh_token: token } = checked.values;
	if (call.state.model(clientSecret) === undefined) return simpleError(400, "invalid_client");
	const { switches } = call.settings;
	const pairing = call.state.tokens.get(token);
	if (pairing?.tokens?.refresh !== token || pairing.clientId !== clientId) {
		call.note(
			call.state.spentTokens.has(token) ? "this refresh token was used before" : "unknown refresh token",
		);
		return simpleError(Number(switches.refreshError), "invalid_request");
	}
	if (call.nowMs >= pairing.tokens.refreshLapsesAtMs) {
		call.note("the refresh token has lapsed");
		return simpleError(Number(switches.refreshError), "invalid_request");
	}
	if (!isLive(call.state, pairing, call.nowMs)) return pairingGone(call, pairing);
	if (pairing.paused && switches.pausedRefresh === "refused") return detailedError(409);
	pairing.lastSeenAtMs = call.nowMs;
	return issueTokens(call, pairing);
}

function pairingGone(call: Call, pairing: Pairing): ServiceAnswer {
	call.note(`the pairing is gone: ${pairing.end?.reason ?? "ended"}`);
	const { switches } = call.settings;
	return switches.forgotten === "401"
		? detailedError(401, {}, notAuthorizedTitle)
		: simpleError(Number(switches.refreshError), "invalid_request");
}

function issueTokens(call: Call, pairing: Pairing): ServiceAnswer {
	const { state, settings } = call;
	const tokens = newTokens(call);
	state.setTokens(pairing, tokens);
	pairing.firmware = firmwareOf(call);
	state.changed();
	return grantAnswer(
		{
			access_token: tokens.access,
			expires_in: { ms: settings.lifetimes.accessMs },
			refresh_token: tokens.refresh,
			token_type: "bearer",
		},
		settings.profile,
	);
}

function newTokens({ random, settings, nowMs }: Call): TokenPair {
	const long = settings.switches.tokenSize === "long";
	return {
		access: randomToken(random, long ? 3_072 : 48),
		refresh: long ? randomToken(random, 768) : randomUuid(random),
		accessLapsesAtMs: nowMs + settings.lifetimes.accessMs,
		refreshLapsesAtMs: nowMs + settings.lifetimes.refreshMs,
	};
}
