import { makeProfile } from "../modules/c2c/profiles.js";
import { decodeIdentity } from "../modules/credentials/codec.js";
import type { Store } from "../modules/credentials/store.js";
import { Vault } from "../modules/credentials/vault.js";
import { boot } from "../modules/engine/boot.js";
import type { Engine, Present } from "../modules/engine/engine.js";
import type { Ports } from "../modules/engine/ports.js";
import { textSetting } from "./ports/build-settings.js";
import { loadFloor } from "./ports/time-floor.js";

/**
 * Starts the engine with the service that was stored with the client secret, or else that of the build. `undefined` when that
 * is no service, or the build has no version; the log says so. `nextLanguage`: a person asks for the next one.
 */
export function startPairing(ports: Ports, present: Present, nextLanguage?: () => void): Engine | undefined {
	const made = makeProfile({
		kind: "frameio",
		baseUrl: provisionedService(ports.store) ?? textSetting("service") ?? "",
		firmwareVersion: textSetting("version") ?? "",
	});
	if (made.kind === "refused") {
		ports.log.write("error", made.text);
		return undefined;
	}
	const clockFloorMs = loadFloor(ports.store);
	const engine = boot(ports, { profile: made.profile, clockFloorMs, present, nextLanguage });
	engine.start();
	return engine;
}

function provisionedService(store: Store): string | undefined {
	const { payload } = new Vault(store).load("identity");
	return payload && decodeIdentity(payload)?.service;
}
