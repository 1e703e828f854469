import type { HttpResponse, OAuthError, Problem } from "./answer.js";
import { isHtml, readJsonObject } from "./body.js";
import { isJsonObject, type JsonObject, ownValue } from "./fields.js";

const oauthErrors: readonly OAuthError[] = [
	"authorization_pending",
	"slow_down",
	"expired_token",
	"access_denied",
	"invalid_grant",
	"invalid_client",
	"invalid_request",
	"bad_request",
	"invalid_scope",
	"unauthorized_client",
	"unsupported_grant_type",
];

/** Entries of `errors` that are looked at. */
const maxErrorEntries = 8;

/** RFC 6585 §6: sent by what stands between device and internet, never by the service. */
const networkAuthenticationRequired = 511;

/**
 * What an answer means that is not the success of its call (contract 5.1, 10.1–10.3), or `undefined` for a 2xx that is not
 * a page for people. The status decides first, then the body.
 */
export function problemOf(response: HttpResponse): Problem | undefined {
	const { status } = response;
	if (status === 429) {
		return { kind: "busy" };
	}
	if (status >= 500 && status <= 599 && status !== networkAuthenticationRequired) {
		return { kind: "unavailable", status };
	}
	if (status === networkAuthenticationRequired || (status >= 300 && status <= 399) || isHtml(response)) {
		return { kind: "portal" };
	}
	if (status >= 200 && status <= 299) {
		return undefined;
	}
	return status >= 400 && status <= 499 ? refusalOf(response) : { kind: "unexpected", status };
}

function refusalOf(response: HttpResponse): Problem {
	switch (response.status) {
		case 402:
			return { kind: "plan-limit" };
		case 403:
			return { kind: "forbidden" };
		case 404:
			return { kind: "not-found" };
		case 409:
			return conflictOf(detailsOf(response));
		case 422:
			return { kind: "unprocessable" };
		default:
			return explainedBy(response.status, detailsOf(response));
	}
}

function detailsOf(response: HttpResponse): JsonObject | undefined {
	const read = readJsonObject("refused", response);
	return read.kind === "ok" ? read.value : undefined;
}

function conflictOf(details: JsonObject | undefined): Problem {
	if (says(details, "channel paused")) {
		return { kind: "paused" };
	}
	return says(details, "not authorized") ? { kind: "not-authorized" } : { kind: "conflict" };
}

function explainedBy(status: number, details: JsonObject | undefined): Problem {
	const code = details === undefined ? undefined : ownValue(details, "error");
	if (typeof code === "string") {
		return { kind: "oauth", error: oauthErrors.find((known) => known === code) ?? "unknown", status };
	}
	const isNotAuthorized = status === 401 ? details !== undefined : says(details, "not authorized");
	return isNotAuthorized ? { kind: "not-authorized" } : { kind: "unexpected", status };
}

/** Whether the detailed form (contract 10.2) holds a phrase, given in lower case, in `message` or in one of its `errors`. */
function says(details: JsonObject | undefined, phrase: string): boolean {
	if (details === undefined) {
		return false;
	}
	const errors = ownValue(details, "errors");
	const entries = (Array.isArray(errors) ? errors : []).slice(0, maxErrorEntries).filter(isJsonObject);
	const texts = entries.flatMap((entry) => [ownValue(entry, "title"), ownValue(entry, "detail")]);
	return [ownValue(details, "message"), ...texts].some(
		(text) => typeof text === "string" && text.toLowerCase().includes(phrase),
	);
}
