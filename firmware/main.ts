import config from "mc/config";
import { setBacklight } from "slate/firmware/board/backlight";
import { Flash } from "slate/firmware/board/flash";
import { restartBoard } from "slate/firmware/board/restart";
import type { Battery } from "../modules/battery/battery.js";
import { loadLanguage, saveLanguage } from "../modules/credentials/language-choice.js";
import type { Store } from "../modules/credentials/store.js";
import type { Engine, Present } from "../modules/engine/engine.js";
import type { Clock, Log } from "../modules/engine/ports.js";
import { languageAfter, languageNamed } from "../modules/language/choose.js";
import { languages } from "../modules/language/languages.js";
import type { Words } from "../modules/language/words.js";
import { faultCodes, faultView, startingView } from "../modules/screen/board-view.js";
import { present } from "../modules/screen/present.js";
import { type DevicePorts, devicePorts } from "./device-ports.js";
import { FaultHandler } from "./fault-handler.js";
import { textSetting } from "./ports/build-settings.js";
import { DimmingDisplay } from "./ports/dimming-display.js";
import { guarded } from "./ports/guard.js";
import { KeyValueStore } from "./ports/key-value-store.js";
import { LineDisplay } from "./ports/line-display.js";
import { serveProvisioning } from "./provisioning.js";
import { startPairing } from "./start-pairing.js";
import { PiuDisplay } from "./ui/piu-display.js";

/** Builds the ports and starts the engine. What goes wrong on the way is said on the screen, with a short code. */
export default function main(): void {
	const store = new KeyValueStore(new Flash());
	let begin = (): void => {
		begin = withPorts(faults, store);
		begin();
	};
	const beginGuarded = (): void => guarded(faults, "the start", () => begin());
	const faults: FaultHandler = new FaultHandler(store, () => restartBoard(beginGuarded));
	faults.catchAborts();
	beginGuarded();
}

/** Takes hold of the hardware, once. The result begins, and may be called again to begin anew. */
function withPorts(faults: FaultHandler, store: Store): () => void {
	const displayFor = (clock: Clock, log: Log): DimmingDisplay => {
		const lcd = new PiuDisplay(clock, log);
		const display = config.jsonLines === true ? new LineDisplay(lcd) : lcd;
		return new DimmingDisplay({ display, clock, log, setBacklight });
	};
	const ports = devicePorts(displayFor, { log: faults, store });
	ports.input.watch(() => ports.display.wake());
	let engine: Engine | undefined;
	const stop = (): void => {
		ports.battery.stop();
		engine?.stop();
	};
	// Before anything that can fail: provisioning mends a board whose settings are wrong.
	serveProvisioning(ports, { stop, restart: () => faults.restart() });
	return () => {
		const words = storedWords(store);
		ports.display.show(startingView(words), ports.clock.now());
		if (!faults.mayBegin({ ...ports, words, stop })) return;
		engine = startIn(words, ports);
		if (engine === undefined) {
			ports.display.show(faultView(words, faultCodes.configuration), ports.clock.now());
		}
	};
}

function storedWords(store: Store): Words {
	const stored = loadLanguage(store) ?? textSetting("language") ?? "";
	return languageNamed(stored, languages) ?? languages[0];
}

/** Pairing in these words, until somebody chooses the next language. */
function startIn(words: Words, ports: DevicePorts): Engine | undefined {
	let spoken = words;
	const { battery } = ports;
	const showAgain = (): void => engine?.setPresent(presentIn(spoken, battery));
	battery.watch(showAgain);
	const nextLanguage = languages.length === 1 ? undefined : speakNext;
	const engine = startPairing(ports, presentIn(words, battery), nextLanguage);
	function speakNext(): void {
		spoken = languageAfter(spoken, languages) ?? spoken;
		saveLanguage(ports, spoken.tag);
		showAgain();
	}
	return engine;
}

function presentIn(words: Words, battery: Battery): Present {
	const nextLanguage = languageAfter(words, languages)?.name;
	return (state, wallMs) => present(state, words, { wallMs, nextLanguage, batteryPercent: battery.percent });
}
