import type { Answer, DeviceCodeGrant, DeviceStatus, HttpResponse, TokenGrant } from "./answer.js";
import { readJsonObject } from "./body.js";
import { parseIsoDate } from "./dates.js";
import { readCodeLifetimeMs, readIntervalMs, tokenLifetimeMs } from "./durations.js";
import {
	asciiOrNothing,
	type Field,
	fieldOf,
	isJsonObject,
	type JsonObject,
	ownValue,
	type Read,
	readAscii,
	readUserCode,
} from "./fields.js";
import { plainText } from "./plain-text.js";
import { problemOf } from "./problems.js";
import type { ServiceProfile } from "./profile.js";
import { parseWebAddress } from "./web-address.js";

export { maxBodyBytes } from "./body.js";

const maxLinkLength = 256;
const maxIdLength = 64;
const maxTimezoneLength = 64;

/** Reads the answer to `deviceCodeCall` (contract 4.2, RFC 8628 §3.2). Never throws. */
export function readDeviceCode(profile: ServiceProfile, response: HttpResponse): Answer<DeviceCodeGrant> {
	const body = readBody("device code", response);
	if (body.kind !== "ok") {
		return body;
	}
	const field = (name: string) => fieldOf("device code", body.value, name);
	const deviceCode = readAscii(field("device_code"), { maxLength: 512, spaces: true });
	const userCode = readUserCode(field("user_code"), profile.userCode);
	const lifetimeMs = readCodeLifetimeMs(field("expires_in"), profile.defaultCodeLifetimeMs);
	const intervalMs = readIntervalMs(field("interval"));
	if (deviceCode.kind !== "ok") {
		return deviceCode;
	}
	if (userCode.kind !== "ok") {
		return userCode;
	}
	if (lifetimeMs.kind !== "ok") {
		return lifetimeMs;
	}
	if (intervalMs.kind !== "ok") {
		return intervalMs;
	}
	return {
		kind: "ok",
		value: {
			deviceCode: deviceCode.value,
			userCode: userCode.value,
			lifetimeMs: lifetimeMs.value,
			intervalMs: intervalMs.value,
			deviceName: plainText(field("name").value),
			verificationUri: linkOf(profile, field("verification_uri").value),
			verificationUriComplete: linkOf(profile, field("verification_uri_complete").value),
		},
	};
}

/** Reads the answer to `pollCall` and `refreshCall` (contract 5.2, RFC 6749 §5.1). Never throws. */
export function readTokens(_profile: ServiceProfile, response: HttpResponse): Answer<TokenGrant> {
	const body = readBody("token", response);
	if (body.kind !== "ok") {
		return body;
	}
	const field = (name: string) => fieldOf("token", body.value, name);
	const accessToken = readAscii(field("access_token"), { maxLength: 4096, spaces: false });
	const refreshToken = readRefreshToken(field("refresh_token"));
	if (accessToken.kind !== "ok") {
		return accessToken;
	}
	if (refreshToken.kind !== "ok") {
		return refreshToken;
	}
	return {
		kind: "ok",
		value: {
			accessToken: accessToken.value,
			refreshToken: refreshToken.value,
			lifetimeMs: tokenLifetimeMs(field("expires_in").value),
		},
	};
}

/** Reads the answer to `meCall` (contract 8). A field that is not what it should be counts as missing. Never throws. */
export function readDeviceStatus(response: HttpResponse): Answer<DeviceStatus> {
	const body = readBody("device status", response);
	if (body.kind !== "ok") {
		return body;
	}
	const device = body.value;
	const project = objectOf(device, "project");
	const expiresAt = ownValue(objectOf(device, "authorization"), "expires_at");
	return {
		kind: "ok",
		value: {
			deviceName: plainText(ownValue(device, "name")),
			status: statusOf(ownValue(device, "status")),
			projectId:
				asciiOrNothing(ownValue(device, "project_id"), maxIdLength) ??
				asciiOrNothing(ownValue(project, "id"), maxIdLength),
			projectName: plainText(ownValue(project, "name")),
			timezone: asciiOrNothing(ownValue(device, "timezone"), maxTimezoneLength),
			expiresAtMs: typeof expiresAt === "string" ? parseIsoDate(expiresAt) : undefined,
		},
	};
}

/** Reads the answer to `revokeCall`, `heartbeatCall` and `healthCall`: any 2xx is a success, whatever its body. */
export function readDone(response: HttpResponse): Answer<undefined> {
	return problemOf(response) ?? { kind: "ok", value: undefined };
}

function readBody(answer: string, response: HttpResponse): Answer<JsonObject> {
	return problemOf(response) ?? readJsonObject(answer, response);
}

function readRefreshToken(field: Field): Read<string | undefined> {
	return field.value === undefined
		? { kind: "ok", value: undefined }
		: readAscii(field, { maxLength: 1024, spaces: false });
}

/** A link that may be drawn: https, or http where the service itself is a local test service. */
function linkOf(profile: ServiceProfile, value: unknown): string | undefined {
	if (typeof value !== "string" || value.length > maxLinkLength) {
		return undefined;
	}
	const scheme = parseWebAddress(value)?.scheme;
	const isAllowed = scheme === "https" || (scheme === "http" && profile.baseUrl.startsWith("http:"));
	return isAllowed ? value : undefined;
}

function statusOf(value: unknown): DeviceStatus["status"] {
	return value === "online" || value === "offline" || value === "paused" ? value : undefined;
}

function objectOf(object: JsonObject, name: string): JsonObject {
	const value = ownValue(object, name);
	return isJsonObject(value) ? value : {};
}
