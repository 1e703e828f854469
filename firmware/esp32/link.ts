import WiFi from "embedded:network/interface/wifi";
import Timer from "timer";
import type { Link, Log } from "../../modules/engine/ports.js";
import { joinPauseMs } from "../../modules/link/join-pause.js";
import type { LinkReport } from "../../modules/link/report.js";
import { barsOf, isStronger, seeksStronger } from "../../modules/link/signal.js";
import { guarded } from "../ports/guard.js";
import type { LinkNeeds } from "../ports/link-needs.js";

type Down = Extract<LinkReport, { kind: "down" }>["reason"];

/** Values of `WiFi.connection` (ECMA-419): 500 and more has an address, 400 and more is joined, 300 is joining. */
const hasAddress = 500;
const isJoined = 400;
const isJoining = 300;

const lookMs = 2_000;
const joinMs = 20_000;
const addressMs = 20_000;
/** From leaving an access point until its event has come, which would else count against the next one. */
const leaveMs = 500;

/**
 * Wi-Fi that joins by itself and goes on trying, and changes to a stronger access point of its network; of several the driver
 * joins the strongest. It does not say why joining failed: when the network is seen but does not let the board in, the
 * password is taken to be wrong.
 */
export class BoardLink implements Link {
	readonly #log: Log;
	readonly #network: LinkNeeds["network"];
	#wifi: WiFi | undefined;
	#callback: ((report: LinkReport) => void) | undefined;
	#reported = "";
	#failures = 0;
	/** Ticks of {@link lookMs} in the present state: joining, or joined without an address. */
	#looks = 0;
	/** The same since the last scan for a stronger access point. */
	#looksSinceScan = 0;
	#isPausing = false;
	/** The strongest access point of the network that the last scan has found, dBm. */
	#seen: number | undefined;

	constructor({ log, network }: LinkNeeds) {
		this.#log = log;
		this.#network = network;
	}

	watch(callback: (report: LinkReport) => void): void {
		this.#callback = callback;
		this.#after(0, () => this.#start());
		Timer.repeat(() => this.#guard(() => this.#look()), lookMs);
	}

	#start(): void {
		try {
			this.#wifi = new WiFi({ onChanged: () => this.#guard(() => this.#changed()) });
		} catch {
			this.#report({ kind: "down", reason: "radio" });
			return;
		}
		this.#join();
	}

	#changed(): void {
		this.#looks = 0;
		const connection = this.#wifi?.connection ?? 0;
		if (connection >= hasAddress) {
			this.#failures = 0;
			this.#seen = undefined;
			this.#look();
		} else if (connection < isJoining)
			this.#failed(this.#seen === undefined ? "not-joined" : "wrong-password");
	}

	#look(): void {
		const wifi = this.#wifi;
		if (wifi === undefined || this.#isPausing) return;
		this.#looks++;
		const waitedMs = this.#looks * lookMs;
		if (wifi.connection >= hasAddress) {
			this.#report({ kind: "up", bars: barsOf(wifi.RSSI), network: this.#network()?.ssid });
			this.#seek(wifi);
		} else if (wifi.connection >= isJoined && waitedMs > addressMs) this.#failed("no-address");
		else if (waitedMs > joinMs) this.#failed("not-joined");
	}

	#join(): void {
		const network = this.#network();
		if (network === undefined) {
			this.#failed("not-joined");
			return;
		}
		this.#looks = 0;
		if (this.#reported === "") this.#report({ kind: "joining", network: network.ssid });
		try {
			const { ssid, password } = network;
			this.#wifi?.connect(password === "" ? { SSID: ssid } : { SSID: ssid, password });
		} catch {
			this.#failed("not-joined");
		}
	}

	/** Reports, leaves, and tries again after a pause in which it looks whether the network is there at all. */
	#failed(reason: Down): void {
		if (this.#isPausing) return;
		this.#failures++;
		this.#report({ kind: "down", reason });
		this.#leave(joinPauseMs(this.#failures, Math.random()));
		this.#scan(() => {});
	}

	/** Where the signal is weak, looks for a stronger access point, and changes to it without a word. */
	#seek(wifi: WiFi): void {
		this.#looksSinceScan++;
		if (!seeksStronger(wifi.RSSI, this.#looksSinceScan * lookMs)) return;
		this.#looksSinceScan = 0;
		this.#scan(() => {
			const present = wifi.RSSI;
			if (this.#seen === undefined || present === undefined || this.#isPausing) return;
			if (isStronger(this.#seen, present)) this.#leave(leaveMs);
			this.#seen = undefined;
		});
	}

	#leave(pauseMs: number): void {
		this.#isPausing = true;
		this.#wifi?.disconnect();
		this.#after(pauseMs, () => {
			this.#isPausing = false;
			this.#join();
		});
	}

	#scan(complete: () => void): void {
		const ssid = this.#network()?.ssid;
		this.#seen = undefined;
		try {
			this.#wifi?.scan({
				onFound: ({ SSID, RSSI }) => {
					if (SSID === ssid) this.#seen = Math.max(RSSI, this.#seen ?? RSSI);
				},
				onComplete: () => this.#guard(complete),
			});
		} catch {
			// A scan that is under way already, or that the radio refuses, tells nothing.
		}
	}

	#report(report: LinkReport): void {
		const text = JSON.stringify(report);
		if (text === this.#reported) return;
		this.#reported = text;
		this.#callback?.(report);
	}

	#after(ms: number, act: () => void): void {
		Timer.set(() => this.#guard(act), ms);
	}

	#guard(act: () => void): void {
		guarded(this.#log, "the link", act);
	}
}
