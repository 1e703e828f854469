import type { HttpRequest } from "./answer.js";
import { encodeForm, type FieldName, type FormField } from "./form.js";
import type { Encoding, ServiceProfile } from "./profile.js";

/** Who asks. An empty `clientSecret` is a public client (RFC 6749 §2.1): the field is then left out. */
export type Client = Readonly<{ clientId: string; clientSecret: string }>;

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

const deviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** Asks for a device code (contract 4, RFC 8628 §3.1). */
export function deviceCodeCall(profile: ServiceProfile, client: Client): Call {
	const fields = formOf(client, { scope: profile.scope });
	return post(profile.paths.deviceCode, fields, profile.deviceCodeHeaders);
}

/** Asks whether the user has decided (contract 5, RFC 8628 §3.4). */
export function pollCall(profile: ServiceProfile, client: Client, deviceCode: string): Call {
	return post(profile.paths.token, formOf(client, { grant_type: deviceCodeGrant, device_code: deviceCode }));
}

/** Trades the refresh token, which is single use, for a new pair (contract 6, RFC 6749 §6). */
export function refreshCall(profile: ServiceProfile, client: Client, refreshToken: string): Call {
	const fields = formOf(client, { grant_type: "refresh_token", refresh_token: refreshToken });
	return post(profile.paths.token, fields);
}

/** Ends the pairing (contract 7, RFC 7009 §2.1). `undefined` when the service has no such call. */
export function revokeCall(profile: ServiceProfile, client: Client, refreshToken: string): Call | undefined {
	const path = profile.paths.revoke;
	return path === undefined ? undefined : post(path, formOf(client, { token: refreshToken }));
}

/** Asks what this device is paired to (contract 8). `undefined` when the service has no such call. */
export function meCall(profile: ServiceProfile, accessToken: string): Call | undefined {
	return bearerCall("GET", profile.paths.me, accessToken);
}

/** Says that the device is there (contract 9). `undefined` when the service has no such call. */
export function heartbeatCall(profile: ServiceProfile, accessToken: string): Call | undefined {
	return bearerCall("POST", profile.paths.heartbeat, accessToken);
}

/** Asks whether the service is in order (contract 9). `undefined` when the service has no such call. */
export function healthCall(profile: ServiceProfile): Call | undefined {
	const path = profile.paths.health;
	return path === undefined ? undefined : { method: "GET", path, headers: {}, fields: undefined };
}

/** The call for the wire. `encoding` matters only for a call that has fields. */
export function toRequest(profile: ServiceProfile, call: Call, encoding: Encoding): HttpRequest {
	const url = profile.baseUrl + call.path;
	const headers = { ...profile.headers, ...call.headers };
	if (call.fields === undefined) {
		return { method: call.method, url, headers, body: undefined };
	}
	const { contentType, body } = encodeForm(call.fields, encoding);
	return { method: call.method, url, headers: { ...headers, "content-type": contentType }, body };
}

function post(path: string, fields: readonly FormField[], headers: Call["headers"] = {}): Call {
	return { method: "POST", path, headers, fields };
}

function bearerCall(method: Call["method"], path: string | undefined, accessToken: string): Call | undefined {
	const headers = { authorization: `Bearer ${accessToken}` };
	return path === undefined ? undefined : { method, path, headers, fields: undefined };
}

/** An empty value is the same as none (RFC 6749 §3.1), so its field is left out. */
function formOf(client: Client, values: Readonly<Partial<Record<FieldName, string>>>): readonly FormField[] {
	const all: readonly (readonly [FieldName, string | undefined])[] = [
		["client_id", client.clientId],
		["client_secret", client.clientSecret],
		["grant_type", values.grant_type],
		["device_code", values.device_code],
		["refresh_token", values.refresh_token],
		["scope", values.scope],
		["token", values.token],
	];
	return all.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [{ name, value }]));
}
