import { decodeIdentity, encodeIdentity } from "./codec.js";
import type { Store } from "./store.js";
import { Vault } from "./vault.js";

/** The tag of the language that was chosen for this board, such as `pt-BR`; `undefined` when none was. */
export function loadLanguage(store: Store): string | undefined {
	const { payload } = new Vault(store).load("identity");
	return payload && decodeIdentity(payload)?.language;
}

/** Keeps the choice with who the board is. A flash that does not work leaves it as it is; the log says so. */
export function saveLanguage(
	{ store, log }: Readonly<{ store: Store; log: { write(level: "error", text: string): void } }>,
	language: string,
): void {
	const vault = new Vault(store);
	const { payload } = vault.load("identity");
	const identity = payload && decodeIdentity(payload);
	if (identity === undefined || identity.language === language) return;
	const saved = vault.save("identity", encodeIdentity({ ...identity, language }));
	if (saved.kind === "failed") log.write("error", saved.text);
}
