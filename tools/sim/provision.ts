import { X509Certificate } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decodeIdentity, encodeIdentity } from "../../modules/credentials/codec.js";
import { Vault } from "../../modules/credentials/vault.js";
import { PreferenceStore } from "./preference-store.js";
import { flashFile, rootFile } from "./simulator.js";

export type Provision = Readonly<{
	/** Base URL of the service. */
	service: string;
	clientSecret: string | undefined;
	/** For a board that has none yet. */
	newClientId: string;
	/** The root of a local service that speaks https; without it only the firmware's own roots are trusted. */
	rootPem?: string | undefined;
}>;

/**
 * Writes the identity record of a simulated board, as provisioning does with a real one, and the root that it shall trust. The
 * client id stays.
 */
export function provision(folder: string, wish: Provision): void {
	const { service, clientSecret, newClientId, rootPem } = wish;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const vault = new Vault(new PreferenceStore(path.join(folder, flashFile)));
	const { payload } = vault.load("identity");
	const clientId = (payload && decodeIdentity(payload)?.clientId) ?? newClientId;
	const saved = vault.replace("identity", encodeIdentity({ clientId, clientSecret, service }));
	if (saved.kind === "failed") throw new Error(saved.text);
	const trusted = path.join(folder, rootFile);
	if (rootPem === undefined) rmSync(trusted, { force: true });
	else writeFileSync(trusted, new X509Certificate(rootPem).raw);
}
