import type { ServiceAnswer } from "./message.js";
import type { Profile } from "./settings.js";

const jsonHeaders = { "content-type": "application/json", "cache-control": "no-store" };

export function jsonAnswer(
	status: number,
	value: unknown,
	headers: Readonly<Record<string, string>> = {},
): ServiceAnswer {
	return jsonTextAnswer(status, JSON.stringify(value), headers);
}

export function jsonTextAnswer(
	status: number,
	json: string,
	headers: Readonly<Record<string, string>> = {},
): ServiceAnswer {
	return { status, headers: { ...jsonHeaders, ...headers }, body: Buffer.from(json) };
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): ServiceAnswer {
	return { status, headers, body: Buffer.alloc(0) };
}

/** Contract 10.1: what auth calls answer. */
export function simpleError(status: number, error: string): ServiceAnswer {
	return jsonAnswer(status, { error });
}

const details: Readonly<Record<number, readonly [title: string, detail: string]>> = {
	401: ["Not Authorized", "You are not allowed to access that resource"],
	404: ["Not Found", "There is nothing at this address"],
	405: ["Method Not Allowed", "This address does not take this method"],
	409: ["Channel Paused", "This connection is paused"],
	413: ["Payload Too Large", "The body is too long"],
	415: ["Unsupported Media Type", "This address takes multipart form data"],
	422: ["Invalid Arguments", "The fields cannot be read"],
	429: ["Too Many Requests", "Wait before the next request"],
	500: ["Internal Server Error", "Something went wrong"],
	502: ["Bad Gateway", "Something went wrong in between"],
	503: ["Service Unavailable", "The service is out of order"],
};

/** Contract 10.2: what all other calls answer. */
export function detailedError(
	status: number,
	headers: Readonly<Record<string, string>> = {},
	title: string = details[status]?.[0] ?? "Error",
): ServiceAnswer {
	const detail = (title === details[401]?.[0] ? details[401]?.[1] : details[status]?.[1]) ?? title;
	const error = { code: status, status, title, detail };
	return jsonAnswer(status, { code: status, message: title, errors: [error] }, headers);
}

export const notAuthorizedTitle = "Not Authorized";

/** Fields of a grant; a duration is given in ms and written in seconds, in the number form of the profile. */
export type GrantFields = Readonly<Record<string, string | null | { ms: number }>>;

/** A grant, which must not be cached (RFC 6749 §5.1). */
export function grantAnswer(fields: GrantFields, profile: Profile): ServiceAnswer {
	const members = Object.entries(fields).map(([name, value]) => {
		const json =
			typeof value === "object" && value !== null ? seconds(value.ms, profile) : JSON.stringify(value);
		return `${JSON.stringify(name)}:${json}`;
	});
	return jsonTextAnswer(200, `{${members.join(",")}}`, { pragma: "no-cache" });
}

/** Thousandths of a second are kept, so that scaled lifetimes stay true. */
function seconds(ms: number, profile: Profile): string {
	const value = String(Math.round(ms) / 1_000);
	switch (profile) {
		case "floats":
			return value.includes(".") ? value : `${value}.0`;
		case "strings":
			return `"${value}"`;
		case "current":
		case "null-link":
		case "empty-link":
		case "legacy":
			return value;
	}
}
