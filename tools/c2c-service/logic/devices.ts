import { detailedError, emptyAnswer, jsonAnswer, notAuthorizedTitle } from "./answers.js";
import { type Call, firmwareOf } from "./call.js";
import { deviceJson } from "./device-json.js";
import type { ServiceAnswer } from "./message.js";
import type { RateLimiter } from "./rate.js";
import { badgeOf, isLive, type Pairing } from "./state.js";

/** `GET /v2/devices/me` (contract 8). */
export function identify(call: Call, rate: RateLimiter): ServiceAnswer {
	return asDevice(call, rate, (pairing, headers) => {
		const { state, settings, nowMs } = call;
		// The status is what the web shows before this call counts as contact: "offline" right after pairing.
		const status = badgeOf(pairing, nowMs, settings.lifetimes.onlineMs);
		const project = state.project(pairing.projectId);
		const creator = state.user(pairing.creatorId);
		return jsonAnswer(200, deviceJson(pairing, status, project?.name ?? "", creator?.name ?? ""), headers);
	});
}

/** `POST /v2/devices/heartbeat` (contract 9). */
export function heartbeat(call: Call, rate: RateLimiter): ServiceAnswer {
	return asDevice(call, rate, (_pairing, headers) => emptyAnswer(204, headers));
}

/** `GET /health`. */
export function health(): ServiceAnswer {
	return jsonAnswer(200, { status: "ok" });
}

type BearerCall = (pairing: Pairing, headers: Readonly<Record<string, string>>) => ServiceAnswer;

function asDevice(call: Call, rate: RateLimiter, answer: BearerCall): ServiceAnswer {
	const pairing = bearer(call);
	const turn = rate.take(pairing?.id ?? "", call);
	if (!turn.allowed) return detailedError(429, turn.headers);
	if (pairing === undefined) {
		return detailedError(Number(call.settings.switches.unauthorized), turn.headers, notAuthorizedTitle);
	}
	pairing.firmware = firmwareOf(call);
	const given = answer(pairing, turn.headers);
	pairing.lastSeenAtMs = call.nowMs;
	return given;
}

/** The live pairing whose current access token was sent. */
function bearer(call: Call): Pairing | undefined {
	const token = /^bearer ([\x21-\x7e]+)$/i.exec(call.request.headers.authorization ?? "")?.[1];
	if (token === undefined) {
		call.note("no bearer token");
		return undefined;
	}
	const pairing = call.state.tokens.get(token);
	if (pairing?.tokens?.access !== token) {
		call.note(call.state.spentTokens.has(token) ? "this access token was replaced" : "unknown access token");
		return undefined;
	}
	if (call.nowMs >= pairing.tokens.accessLapsesAtMs) {
		call.note("the access token has lapsed");
		return undefined;
	}
	if (isLive(call.state, pairing, call.nowMs)) return pairing;
	call.note(`the pairing is gone: ${pairing.end?.reason ?? "ended"}`);
	return undefined;
}
