import type { Answer, DeviceCodeGrant, DeviceStatus, HttpResponse, TokenGrant } from "./answer.js";
import { readJsonObject } from "./body.js";
import { parseIsoDate } from "./dates.js";
import { readCodeLifetimeMs, readIntervalMs, tokenLifetimeMs } from "./durations.js";
import { Fields, objectOf, ownValue } from "./fields.js";
import { plainText } from "./plain-text.js";
import { problemOf } from "./problems.js";
import type { ServiceProfile } from "./profile.js";
import { parseWebAddress } from "./web-address.js";

export { maxBodyBytes } from "./body.js";

const maxLinkLength = 256;
/** Of an id and of a time zone. */
const maxWordLength = 64;

/** Reads the answer to `deviceCodeCall` (contract 4.2, RFC 8628 §3.2). Never throws. */
export function readDeviceCode(profile: ServiceProfile, response: HttpResponse): Answer<DeviceCodeGrant> {
	return readAnswer("device code", response, (fields) => ({
		deviceCode: fields.ascii("device_code", { maxLength: 512, spaces: true }),
		userCode: readUserCode(fields, profile.userCode),
		lifetimeMs: readCodeLifetimeMs(fields, profile.defaultCodeLifetimeMs),
		intervalMs: readIntervalMs(fields),
		deviceName: plainText(fields.value("name")),
		verificationUri: linkOf(profile, fields.value("verification_uri")),
		verificationUriComplete: linkOf(profile, fields.value("verification_uri_complete")),
	}));
}

/** Reads the answer to `pollCall` and `refreshCall` (contract 5.2, RFC 6749 §5.1). Never throws. */
export function readTokens(response: HttpResponse): Answer<TokenGrant> {
	return readAnswer("token", response, (fields) => ({
		accessToken: fields.ascii("access_token", { maxLength: 4096, spaces: false }),
		refreshToken: readRefreshToken(fields),
		lifetimeMs: tokenLifetimeMs(fields.value("expires_in")),
	}));
}

/** Reads the answer to `meCall` (contract 8). A field that is not what it should be counts as missing. Never throws. */
export function readDeviceStatus(response: HttpResponse): Answer<DeviceStatus> {
	return readAnswer("device status", response, (fields) => {
		const project = objectOf(fields.value("project"));
		const expiresAt = ownValue(objectOf(fields.value("authorization")), "expires_at");
		return {
			deviceName: plainText(fields.value("name")),
			status: statusOf(fields.value("status")),
			projectId: wordOf(fields.value("project_id")) ?? wordOf(ownValue(project, "id")),
			projectName: plainText(ownValue(project, "name")),
			timezone: wordOf(fields.value("timezone")),
			expiresAtMs: typeof expiresAt === "string" ? parseIsoDate(expiresAt) : undefined,
		};
	});
}

/** Reads the answer to `revokeCall`, `heartbeatCall` and `healthCall`: any 2xx is a success, whatever its body. */
export function readDone(response: HttpResponse): Answer<undefined> {
	return problemOf(response) ?? { kind: "ok", value: undefined };
}

/** `name` names the call in fault texts. */
function readAnswer<T>(name: string, response: HttpResponse, read: (fields: Fields) => T): Answer<T> {
	const body = problemOf(response) ?? readJsonObject(name, response);
	if (body.kind !== "ok") return body;
	const fields = new Fields(name, body.value);
	return fields.result(read(fields));
}

/** The user code as text, so that leading zeros survive (contract 4.2). */
function readUserCode(fields: Fields, rule: ServiceProfile["userCode"]): string {
	const name = "user_code";
	const isSixDigits = rule.kind === "six-digits";
	const code = fields.ascii(name, { maxLength: isSixDigits ? 255 : rule.maxLength, spaces: true });
	if (isSixDigits) {
		if (!/^\d{6}$/.test(code)) fields.refuse(name, "field-format", "must be exactly six digits");
	} else if (code.length < rule.minLength || code.trim() !== code) {
		const lengths = `${rule.minLength} to ${rule.maxLength}`;
		fields.refuse(name, "field-format", `must have ${lengths} characters, spaces only inside`);
	}
	return code;
}

/** Not every service gives one (RFC 6749 §5.1). */
function readRefreshToken(fields: Fields): string | undefined {
	const name = "refresh_token";
	return fields.value(name) === undefined
		? undefined
		: fields.ascii(name, { maxLength: 1024, spaces: false });
}

/** A link that may be drawn: https, or http where the service itself is a local test service. */
function linkOf(profile: ServiceProfile, value: unknown): string | undefined {
	if (typeof value !== "string" || value.length > maxLinkLength) return undefined;
	const scheme = parseWebAddress(value)?.scheme;
	const isAllowed = scheme === "https" || (scheme === "http" && profile.baseUrl.startsWith("http:"));
	return isAllowed ? value : undefined;
}

function statusOf(value: unknown): DeviceStatus["status"] {
	return (["online", "offline", "paused"] as const).find((status) => status === value);
}

function wordOf(value: unknown): string | undefined {
	return typeof value === "string" && value.length <= maxWordLength && /^[!-~]+$/.test(value)
		? value
		: undefined;
}
