import type { HttpResponse, Problem } from "./answer.js";
import { isHtml, readJsonObject } from "./body.js";
import { isJsonObject, type JsonObject, ownValue } from "./fields.js";
import { isOAuthError } from "./oauth-errors.js";

/** The refusals whose status says it all, unless the body holds a code of the protocol. */
const plainRefusals: Readonly<Record<number, "plan-limit" | "forbidden" | "not-found" | "unprocessable">> =
	Object.freeze(
		{
			402: "plan-limit",
			403: "forbidden",
			404: "not-found",
			422: "unprocessable",
		},
		true,
	);

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
	const hundreds = Math.floor(status / 100);
	if (status === 429) return { kind: "busy" };
	if (hundreds === 5 && status !== networkAuthenticationRequired) return { kind: "unavailable", status };
	if (hundreds === 5 || hundreds === 3 || isHtml(response)) return { kind: "portal" };
	if (hundreds === 2) return undefined;
	return hundreds === 4 ? refusalOf(response) : { kind: "unexpected", status };
}

function refusalOf(response: HttpResponse): Problem {
	const { status } = response;
	const read = readJsonObject("refused", response);
	const details = read.kind === "ok" ? read.value : {};
	const code = ownValue(details, "error");
	// Contract 19: the status of a refused refresh is not documented, so a code of the protocol counts on any 4xx.
	if (typeof code === "string" && isOAuthError(code)) return { kind: "oauth", error: code, status };
	const plain = plainRefusals[status];
	if (plain !== undefined) return { kind: plain };
	if (status === 409 && says(details, "channel paused")) return { kind: "paused" };
	if (status !== 409 && typeof code === "string") return { kind: "oauth", error: "unknown", status };
	const isNotAuthorized = status === 401 ? read.kind === "ok" : says(details, "not authorized");
	if (isNotAuthorized) return { kind: "not-authorized" };
	return status === 409 ? { kind: "conflict" } : { kind: "unexpected", status };
}

/** Whether the detailed form (contract 10.2) holds a phrase, given in lower case, in `message` or in one of its `errors`. */
function says(details: JsonObject, phrase: string): boolean {
	const errors = ownValue(details, "errors");
	const entries = (Array.isArray(errors) ? errors : []).slice(0, maxErrorEntries).filter(isJsonObject);
	const texts = entries.flatMap((entry) => [ownValue(entry, "title"), ownValue(entry, "detail")]);
	return [ownValue(details, "message"), ...texts].some(
		(text) => typeof text === "string" && text.toLowerCase().includes(phrase),
	);
}
