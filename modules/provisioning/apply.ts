import { decodeCredentials, decodeIdentity, encodeIdentity, encodeNetwork } from "../credentials/codec.js";
import type { Identity, Network } from "../credentials/records.js";
import type { SaveResult, Vault } from "../credentials/vault.js";
import type { Refusal } from "./setting-name.js";
import type { Settings } from "./settings.js";

/** The records as they are to be; `undefined`: not changed. */
export type Plan = Readonly<{
	kind: "plan";
	identity: Identity | undefined;
	network: Network | undefined;
	/** Certificates in DER, one after the other; empty: none any more. */
	testRoots: Uint8Array | undefined;
}>;

/** What flash holds of each kind, without telling what. */
export type Presence = Readonly<{ hasSecret: boolean; hasNetwork: boolean; isPaired: boolean }>;

/**
 * Works out the records; reads flash and changes nothing. Values that were not given stay as they are. `newClientId` is for
 * a board that has none yet.
 */
export function planSettings(vault: Vault, settings: Settings, newClientId: () => string): Plan | Refusal {
	const identity = changesIdentity(settings) ? planIdentity(vault, settings, newClientId) : undefined;
	if (identity?.kind === "refused") return identity;
	const { ssid, password = "" } = settings;
	return {
		kind: "plan",
		identity: identity?.identity,
		network: ssid === undefined ? undefined : { ssid, password },
		testRoots: settings["test-roots"],
	};
}

/**
 * Writes the records of a plan, each into both of its slots: power may fail at any moment, and every record is the former
 * one or the new one, whole. Who the board is comes last, because the rest by itself sends nothing to anybody else.
 */
export function writePlan(vault: Vault, { network, identity, testRoots }: Plan): SaveResult {
	if (testRoots !== undefined) {
		const saved = testRoots.length > 0 ? vault.replace("test-roots", testRoots) : vault.erase("test-roots");
		if (saved.kind === "failed") return saved;
	}
	if (network !== undefined) {
		const saved = vault.replace("network", encodeNetwork(network));
		if (saved.kind === "failed") return saved;
	}
	return identity === undefined ? { kind: "saved" } : vault.replace("identity", encodeIdentity(identity));
}

export function presenceIn(vault: Vault): Presence {
	const identity = storedIdentity(vault);
	return {
		hasSecret: identity?.clientSecret !== undefined,
		hasNetwork: (vault.load("network").payload?.length ?? 0) > 0,
		isPaired: identity !== undefined && isPairedAs(vault, identity),
	};
}

function changesIdentity(settings: Settings): boolean {
	const { language, service } = settings;
	return [settings["client-id"], settings["client-secret"], language, service].some(
		(value) => value !== undefined,
	);
}

function planIdentity(
	vault: Vault,
	settings: Settings,
	newClientId: () => string,
): Readonly<{ kind: "identity"; identity: Identity }> | Refusal {
	const stored = storedIdentity(vault);
	const clientId = settings["client-id"] ?? stored?.clientId ?? newClientId();
	const service = settings.service ?? stored?.service;
	const isSameService = service === stored?.service;
	if (stored !== undefined && isPairedAs(vault, stored)) {
		if (clientId !== stored.clientId) return { kind: "refused", name: "client-id", why: "paired" };
		if (!isSameService) return { kind: "refused", name: "service", why: "paired" };
	}
	const clientSecret = settings["client-secret"] ?? (isSameService ? stored?.clientSecret : undefined);
	if (clientSecret === undefined && stored?.clientSecret !== undefined) {
		return { kind: "refused", name: "client-secret", why: "without-secret" };
	}
	const language = settings.language ?? stored?.language;
	return { kind: "identity", identity: { clientId, clientSecret, service, language } };
}

function storedIdentity(vault: Vault): Identity | undefined {
	const { payload } = vault.load("identity");
	return payload && decodeIdentity(payload);
}

/** Tokens are bound to the client and the service that they were issued to. */
function isPairedAs(vault: Vault, { clientId, service }: Identity): boolean {
	const { payload } = vault.load("credentials");
	const credentials = payload && decodeCredentials(payload);
	if (credentials === undefined) return false;
	const { kind } = credentials.pairing;
	const isOurs = credentials.clientId === clientId && credentials.service === service;
	return isOurs && (kind === "held" || kind === "unpairing");
}
