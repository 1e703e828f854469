import config from "mc/config";
import { makeProfile } from "../modules/c2c/profiles.js";
import { decodeIdentity } from "../modules/credentials/codec.js";
import type { Store } from "../modules/credentials/store.js";
import { Vault } from "../modules/credentials/vault.js";
import { boot } from "../modules/engine/boot.js";
import { languageNamed, languages } from "../modules/language/languages.js";
import { present } from "../modules/screen/present.js";
import { devicePorts } from "./device-ports.js";
import { guarded } from "./ports/guard.js";
import { loadFloor } from "./ports/time-floor.js";
import { TraceLog } from "./ports/trace-log.js";
import { PiuDisplay } from "./ui/piu-display.js";

/** Builds the ports and starts the engine. */
export default function main(): void {
	guarded(new TraceLog(), "the start", start);
}

function start(): void {
	const ports = devicePorts((clock, log) => new PiuDisplay(clock, log));
	const profile = makeProfile({
		kind: "frameio",
		baseUrl: provisionedService(ports.store) ?? config.service,
		firmwareVersion: config.version,
	});
	if (profile.kind === "refused") {
		ports.log.write("error", profile.text);
		return;
	}
	const words = languageNamed(config.language ?? "") ?? languages[0];
	const engine = boot(ports, {
		profile: profile.profile,
		clockFloorMs: loadFloor(ports.store),
		present: (state) => present(state, words),
	});
	engine.start();
}

/** The service that was stored with the client secret; the one of the build otherwise. */
function provisionedService(store: Store): string | undefined {
	const { payload } = new Vault(store).load("identity");
	return payload && decodeIdentity(payload)?.service;
}
