import { parseJson } from "../c2c/body.js";
import { isJsonObject, type JsonObject, objectOf } from "../c2c/fields.js";
import { decodeUtf8, encodeUtf8 } from "../c2c/utf8.js";
import type { About, Credentials, Identity, Network, Pairing, Tokens } from "./records.js";
import { maxPayloadBytes } from "./slot.js";

/** Grows when a stored shape changes in a way that an older reader would misread. */
const version = 1;

export const encodeIdentity = (identity: Identity): Uint8Array => encode(identity);
export const encodeNetwork = (network: Network): Uint8Array => encode(network);

/**
 * The bytes of the record. Where it would not fit into a slot, first the access token and then the names are left out: the
 * refresh token, which is the pairing, is kept whatever else must go.
 */
export function encodeCredentials(credentials: Credentials): Uint8Array {
	const { pairing } = credentials;
	const bytes = encode(credentials);
	if (bytes.length <= maxPayloadBytes || pairing.kind !== "held") return bytes;
	const encodeWith = (part: object) => encode({ ...credentials, pairing: { ...pairing, ...part } });
	if (pairing.tokens.refreshToken === undefined) return encodeWith({ about: {} });
	const tokens = { ...pairing.tokens, accessToken: undefined };
	const shorter = encodeWith({ tokens });
	return shorter.length <= maxPayloadBytes ? shorter : encodeWith({ tokens, about: undefined });
}

/** Each decoder gives `undefined` for bytes that are not such a record, whatever they are; it never throws. */
export function decodeIdentity(bytes: Uint8Array): Identity | undefined {
	const fields = decode(bytes);
	const clientId = text(fields, "clientId");
	if (clientId === undefined || clientId === "") return undefined;
	const language = text(fields, "language");
	const identity = { clientId, clientSecret: text(fields, "clientSecret"), service: text(fields, "service") };
	return language === undefined ? identity : { ...identity, language };
}

export function decodeNetwork(bytes: Uint8Array): Network | undefined {
	const fields = decode(bytes);
	const ssid = text(fields, "ssid");
	const password = text(fields, "password");
	return ssid === undefined || password === undefined ? undefined : { ssid, password };
}

export function decodeCredentials(bytes: Uint8Array): Credentials | undefined {
	const fields = decode(bytes);
	const service = text(fields, "service");
	const clientId = text(fields, "clientId");
	const encoding = text(fields, "encoding");
	const pairing = readPairing(objectOf(fields.pairing));
	if (service === undefined || clientId === undefined || pairing === undefined) return undefined;
	if (encoding !== undefined && encoding !== "urlencoded" && encoding !== "multipart") return undefined;
	return { service, clientId, encoding, pairing };
}

function readPairing(fields: JsonObject): Pairing | undefined {
	switch (text(fields, "kind")) {
		case "none":
			return { kind: "none" };
		case "lost":
			return { kind: "lost", projectName: text(fields, "projectName") };
		case "unpairing": {
			const token = text(fields, "token");
			return token === undefined ? undefined : { kind: "unpairing", token };
		}
		case "held": {
			const tokens = readTokens(objectOf(fields.tokens));
			if (tokens === undefined) return undefined;
			const refreshInFlight = fields.refreshInFlight === true;
			return { kind: "held", tokens, about: readAbout(fields.about), refreshInFlight };
		}
		default:
			return undefined;
	}
}

function readTokens(fields: JsonObject): Tokens | undefined {
	const accessToken = text(fields, "accessToken");
	const refreshToken = text(fields, "refreshToken");
	const lifetimeMs = count(fields, "lifetimeMs");
	if (lifetimeMs === undefined || (accessToken === undefined && refreshToken === undefined)) return undefined;
	return { accessToken, refreshToken, lifetimeMs, issuedAtWallMs: count(fields, "issuedAtWallMs") };
}

function readAbout(about: unknown): About | undefined {
	if (!isJsonObject(about)) return undefined;
	return {
		projectId: text(about, "projectId"),
		projectName: text(about, "projectName"),
		deviceName: text(about, "deviceName"),
	};
}

function encode(value: object): Uint8Array {
	return encodeUtf8(JSON.stringify({ version, ...value }));
}

/** The fields of a record; none when the bytes are no record of this version. */
function decode(bytes: Uint8Array): JsonObject {
	const fields = objectOf(parseJson(decodeUtf8(bytes) ?? ""));
	return fields.version === version ? fields : {};
}

function text(fields: JsonObject, name: string): string | undefined {
	const value = fields[name];
	return typeof value === "string" ? value : undefined;
}

function count(fields: JsonObject, name: string): number | undefined {
	const value = fields[name];
	return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
