import config from "mc/config";
import { Flash } from "slate/firmware/board/flash";
import { BoardInput } from "slate/firmware/board/input";
import { BoardLink } from "slate/firmware/board/link";
import { boardRoots } from "slate/firmware/board/roots";
import { WallTime } from "slate/firmware/board/wall-time";
import { makeProfile } from "../modules/c2c/profiles.js";
import { decodeIdentity, decodeNetwork } from "../modules/credentials/codec.js";
import type { Network } from "../modules/credentials/records.js";
import type { Store } from "../modules/credentials/store.js";
import { Vault } from "../modules/credentials/vault.js";
import { boot } from "../modules/engine/boot.js";
import type { Link } from "../modules/engine/ports.js";
import { languageNamed, languages } from "../modules/language/languages.js";
import { present } from "../modules/screen/present.js";
import { ChipRandom } from "./ports/chip-random.js";
import { DeviceClock } from "./ports/device-clock.js";
import { DeviceHttp } from "./ports/device-http.js";
import { guarded } from "./ports/guard.js";
import { KeyValueStore } from "./ports/key-value-store.js";
import { loadFloor } from "./ports/time-floor.js";
import { TraceLog } from "./ports/trace-log.js";
import { PiuDisplay } from "./ui/piu-display.js";

/** Builds the ports and starts the engine. */
export default function main(): void {
	const log = new TraceLog();
	guarded(log, "the start", () => start(log));
}

function start(log: TraceLog): void {
	const clock = new DeviceClock(log);
	const display = new PiuDisplay(clock, log);
	const store = new KeyValueStore(new Flash());
	const profile = makeProfile({
		kind: "frameio",
		baseUrl: provisionedService(store) ?? config.service,
		firmwareVersion: config.version,
	});
	if (profile.kind === "refused") {
		log.write("error", profile.text);
		return;
	}
	const words = languageNamed(config.language ?? "") ?? languages[0];
	const engine = boot(
		{
			http: new DeviceHttp({ clock, log, roots: boardRoots() }),
			store,
			clock,
			link: linkOf(log, store),
			input: new BoardInput(log),
			display,
			random: new ChipRandom(),
			log,
		},
		{
			profile: profile.profile,
			clockFloorMs: loadFloor(store),
			present: (state) => present(state, words),
		},
	);
	engine.start();
}

/** The service that was stored with the client secret; the one of the build otherwise. */
function provisionedService(store: Store): string | undefined {
	const { payload } = new Vault(store).load("identity");
	return payload && decodeIdentity(payload)?.service;
}

/** The board's link, which also tells the clock when there is a network to set it by. */
function linkOf(log: TraceLog, store: Store): Link {
	const needs = { log, network: () => networkOf(store) };
	const link = new BoardLink(needs);
	const time = new WallTime(log, store);
	return {
		watch: (callback) =>
			link.watch((report) => {
				time.linked(report.kind === "up");
				callback(report);
			}),
	};
}

/** The stored network; for bring-up the one that the build's command line names. */
function networkOf(store: Store): Network | undefined {
	const { payload } = new Vault(store).load("network");
	const stored = payload && decodeNetwork(payload);
	if (stored !== undefined) return stored;
	return config.ssid === undefined ? undefined : { ssid: config.ssid, password: config.password ?? "" };
}
