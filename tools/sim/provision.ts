import { mkdirSync } from "node:fs";
import path from "node:path";
import { decodeIdentity, encodeIdentity } from "../../modules/credentials/codec.js";
import { Vault } from "../../modules/credentials/vault.js";
import { PreferenceStore } from "./preference-store.js";
import { flashFile } from "./simulator.js";

export type Provision = Readonly<{
	/** Base URL of the service. */
	service: string;
	clientSecret: string | undefined;
	/** For a board that has none yet. */
	newClientId: string;
}>;

/** Writes the identity record of a simulated board, as provisioning does with a real one. The client id stays. */
export function provision(folder: string, { service, clientSecret, newClientId }: Provision): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const vault = new Vault(new PreferenceStore(path.join(folder, flashFile)));
	const { payload } = vault.load("identity");
	const clientId = (payload && decodeIdentity(payload)?.clientId) ?? newClientId;
	const saved = vault.replace("identity", encodeIdentity({ clientId, clientSecret, service }));
	if (saved.kind === "failed") throw new Error(saved.text);
}
