import type { ServiceProfile } from "../c2c/profile.js";
import { decodeCredentials, decodeIdentity, encodeIdentity } from "../credentials/codec.js";
import type { Credentials, Identity } from "../credentials/records.js";
import { type Loaded, type RecordName, Vault } from "../credentials/vault.js";
import type { Setup } from "../pairing/state.js";
import { initialState } from "../pairing/step.js";
import { Engine, type Present } from "./engine.js";
import type { Ports } from "./ports.js";
import { uuidOf } from "./uuid.js";

/** What the board is told at its start, apart from what flash holds. */
export type BootOptions = Readonly<{
	profile: ServiceProfile;
	/** Replaces the stored client id. */
	clientId?: string | undefined;
	/** Replaces the stored client secret. */
	clientSecret?: string | undefined;
	/** The newest time that is known to have passed, such as the build's: an earlier clock is not set. ms since 1970. */
	clockFloorMs: number;
	present: Present;
	/** A person asks for the next language; `undefined` when there is only one. It ends in {@link Engine.setPresent}. */
	nextLanguage?: (() => void) | undefined;
}>;

/**
 * Reads flash, makes sure that the board has a client id, and gives an engine that is ready to start. A record that does
 * not decode counts as absent and is reported in the log; nothing is erased for it.
 */
export function boot(ports: Ports, options: BootOptions): Engine {
	const vault = new Vault(ports.store);
	const identity = establishIdentity(vault, ports, options);
	const setup: Setup = {
		profile: options.profile,
		clientId: identity.clientId,
		clientSecret: secretFor(identity, options.profile),
		clockFloorMs: options.clockFloorMs,
		clockRequired: options.profile.baseUrl.startsWith("https:"),
		choosesLanguage: options.nextLanguage !== undefined,
	};
	const loaded = loadReporting(vault, ports, "credentials");
	const stored = { record: readCredentials(loaded.payload, ports), hasRemains: loaded.hasRemains };
	const state = initialState(setup, stored, jitterFrom(ports), ports.clock.now());
	return new Engine(ports, vault, state, options.present, options.nextLanguage);
}

/** The stored identity, changed by what was given and completed by a random client id; written when it is new. */
function establishIdentity(vault: Vault, ports: Ports, options: BootOptions): Identity {
	const loaded = loadReporting(vault, ports, "identity");
	const stored = loaded.payload && decodeIdentity(loaded.payload);
	const service = options.profile.baseUrl;
	const keptSecret = stored?.service === service ? stored.clientSecret : undefined;
	const identity: Identity = {
		clientId: options.clientId ?? stored?.clientId ?? uuidOf(ports.random.bytes(16)),
		clientSecret: options.clientSecret ?? keptSecret,
		service,
		language: stored?.language,
	};
	if (JSON.stringify(identity) === JSON.stringify(stored)) return identity;
	const saved = vault.replace("identity", encodeIdentity(identity));
	if (saved.kind === "failed") ports.log.write("error", saved.text);
	return identity;
}

function secretFor(identity: Identity, profile: ServiceProfile): string | undefined {
	return identity.clientSecret ?? (profile.clientSecret === "optional" ? "" : undefined);
}

function readCredentials(payload: Uint8Array | undefined, ports: Ports): Credentials | undefined {
	if (payload === undefined || payload.length === 0) return undefined;
	const credentials = decodeCredentials(payload);
	if (credentials === undefined) ports.log.write("error", "the credentials record in flash cannot be read");
	return credentials;
}

function loadReporting(vault: Vault, ports: Ports, name: RecordName): Loaded {
	const loaded = vault.load(name);
	if (loaded.isDamaged) ports.log.write("warning", `a slot of the ${name} record in flash is damaged`);
	return loaded;
}

function jitterFrom(ports: Ports): number {
	return ports.random.bytes(4).reduce((sum, byte) => (sum << 8) | byte, 0);
}
