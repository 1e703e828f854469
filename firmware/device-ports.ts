import { BoardBattery } from "slate/firmware/board/battery";
import { BoardConsole } from "slate/firmware/board/console";
import { Flash } from "slate/firmware/board/flash";
import { BoardInput } from "slate/firmware/board/input";
import { BoardLink } from "slate/firmware/board/link";
import { boardRoots } from "slate/firmware/board/roots";
import { WallTime } from "slate/firmware/board/wall-time";
import { Battery } from "../modules/battery/battery.js";
import { decodeNetwork } from "../modules/credentials/codec.js";
import type { Network } from "../modules/credentials/records.js";
import type { Store } from "../modules/credentials/store.js";
import { Vault } from "../modules/credentials/vault.js";
import type { Clock, Display, Http, Link, Log, Ports } from "../modules/engine/ports.js";
import { textSetting } from "./ports/build-settings.js";
import { ChipRandom } from "./ports/chip-random.js";
import type { Console } from "./ports/console-port.js";
import { DeviceClock } from "./ports/device-clock.js";
import { DeviceHttp } from "./ports/device-http.js";
import type { Touched } from "./ports/input-needs.js";
import { KeyValueStore } from "./ports/key-value-store.js";
import { SharedInput } from "./ports/shared-input.js";
import { TraceLog } from "./ports/trace-log.js";

/** A display that says where it is the button; one that does not is the button as a whole. */
export type TouchDisplay = Display & Readonly<{ touched?: Touched }>;

export type DevicePorts<D extends Display = Display> = Ports &
	Readonly<{ battery: Battery; console: Console; display: D }>;

/** Where the ports write and keep what they have to. */
export type Basis = Readonly<{ log: Log; store: Store }>;

/** Every port of this board, with a display of one's own. To be called once: ports take hold of the hardware. */
export function devicePorts<D extends TouchDisplay>(
	displayFor: (clock: Clock, log: Log) => D,
	{ log, store }: Basis = { log: new TraceLog(), store: new KeyValueStore(new Flash()) },
): DevicePorts<D> {
	const clock = new DeviceClock(log);
	const display = displayFor(clock, log);
	const console = new BoardConsole(log);
	const time = new WallTime(log, store);
	const roots = boardRoots(store);
	const http = new DeviceHttp({ clock, log, roots });
	return {
		// What a test service says of the time must not outlive the test.
		http: roots.length > 0 ? http : overheard(http, time),
		store,
		clock,
		link: linkOf(log, store, time),
		input: new SharedInput(
			new BoardInput({ log, console, touched: (x, y) => display.touched?.(x, y) ?? true }),
			log,
		),
		display,
		random: new ChipRandom(),
		log,
		console,
		battery: new Battery(new BoardBattery(), clock),
	};
}

/** The board's link, which also tells the clock when there is a network to set it by. */
function linkOf(log: Log, store: Store, time: WallTime): Link {
	const link = new BoardLink({ log, network: () => networkOf(store) });
	return {
		watch: (callback) =>
			link.watch((report) => {
				time.linked(report.kind === "up");
				callback(report);
			}),
	};
}

/** Lets the clock hear what comes of requests. */
function overheard(http: Http, time: WallTime): Http {
	return {
		send: (request, limits, settle) =>
			http.send(request, limits, (outcome) => {
				time.heard(request.url, outcome);
				settle(outcome);
			}),
	};
}

/** The stored network; for bring-up the one that the build's command line names. */
function networkOf(store: Store): Network | undefined {
	const { payload } = new Vault(store).load("network");
	const stored = payload && decodeNetwork(payload);
	if (stored !== undefined) return stored;
	const ssid = textSetting("ssid");
	return ssid === undefined ? undefined : { ssid, password: textSetting("password") ?? "" };
}
