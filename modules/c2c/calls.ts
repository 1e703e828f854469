import type { HttpRequest } from "./answer.js";
import { encodeForm, type FormField } from "./form.js";
import type { Encoding, ServiceProfile } from "./profile.js";

/** Who asks. Without a `clientSecret` it is a public client (RFC 6749 §2.1), and the field is left out. */
export type Client = Readonly<{ clientId: string; clientSecret: string | undefined }>;

/** A request before its encoding is known. Holds secrets: never log it. */
export type Call = Readonly<{
	method: "GET" | "POST";
	/** Below the profile's base URL, with a leading slash. */
	path: string;
	/** In addition to the profile's own, names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** `undefined`: the call has no body. */
	fields: readonly FormField[] | undefined;
}>;

/** Asks for a device code (contract 4, RFC 8628 §3.1). */
export function deviceCodeCall(profile: ServiceProfile, client: Client): Call {
	const call = post(profile.paths.deviceCode, client, ["scope", profile.scope]);
	return { ...call, headers: profile.deviceCodeHeaders };
}

/** Asks whether the user has decided (contract 5, RFC 8628 §3.4). */
export function pollCall(profile: ServiceProfile, client: Client, deviceCode: string): Call {
	return post(
		profile.paths.token,
		client,
		["grant_type", "urn:ietf:params:oauth:grant-type:device_code"],
		["device_code", deviceCode],
	);
}

/** Trades the refresh token, which is single use, for a new pair (contract 6, RFC 6749 §6). */
export function refreshCall(profile: ServiceProfile, client: Client, refreshToken: string): Call {
	return post(profile.paths.token, client, ["grant_type", "refresh_token"], ["refresh_token", refreshToken]);
}

/** Ends the pairing (contract 7, RFC 7009 §2.1). `undefined` when the service has no such call. */
export function revokeCall(profile: ServiceProfile, client: Client, token: string): Call | undefined {
	const path = profile.paths.revoke;
	return path === undefined ? undefined : post(path, client, ["token", token]);
}

/** Asks what this device is paired to (contract 8). `undefined` when the service has no such call. */
export function meCall(profile: ServiceProfile, accessToken: string): Call | undefined {
	return bare("GET", profile.paths.me, bearer(accessToken));
}

/** Says that the device is there (contract 9). `undefined` when the service has no such call. */
export function heartbeatCall(profile: ServiceProfile, accessToken: string): Call | undefined {
	return bare("POST", profile.paths.heartbeat, bearer(accessToken));
}

/** Asks whether the service is in order (contract 9). `undefined` when the service has no such call. */
export function healthCall(profile: ServiceProfile): Call | undefined {
	return bare("GET", profile.paths.health, {});
}

/** The call for the wire. `encoding` matters only for a call that has fields. */
export function toRequest(profile: ServiceProfile, call: Call, encoding: Encoding): HttpRequest {
	const { method, path, fields } = call;
	const form = fields && encodeForm(fields, encoding);
	const contentType = form && { "content-type": form.contentType };
	const headers = { ...profile.headers, ...call.headers, ...contentType };
	return { method, url: profile.baseUrl + path, headers, body: form?.body };
}

/** An empty value is the same as none (RFC 6749 §3.1), so its field is left out. */
function post(path: string, { clientId, clientSecret = "" }: Client, ...own: readonly FormField[]): Call {
	const fields: readonly FormField[] = [["client_id", clientId], ["client_secret", clientSecret], ...own];
	return { method: "POST", path, headers: {}, fields: fields.filter(([, value]) => value !== "") };
}

function bare(method: Call["method"], path: string | undefined, headers: Call["headers"]): Call | undefined {
	return path === undefined ? undefined : { method, path, headers, fields: undefined };
}

function bearer(accessToken: string): Call["headers"] {
	return { authorization: `Bearer ${accessToken}` };
}
