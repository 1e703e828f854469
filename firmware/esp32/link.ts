import WiFi from "embedded:network/interface/wifi";
import Timer from "timer";
import type { Link, Log } from "../../modules/engine/ports.js";
import type { LinkReport } from "../../modules/link/report.js";
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
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** Signal in dBm from which 4, 3, 2 and 1 bars are shown. */
const barLimits = Object.freeze([-55, -65, -75, -85]);

/**
 * Wi-Fi that joins by itself and goes on trying: pauses double from 1 s to 1 min, by half at random. The driver does not say
 * why joining failed; when the network is seen but does not let the board in, the password is taken to be wrong.
 */
export class BoardLink implements Link {
	readonly #log: Log;
	readonly #network: LinkNeeds["network"];
	#wifi: WiFi | undefined;
	#callback: ((report: LinkReport) => void) | undefined;
	#reported = "";
	#pauseMs = firstPauseMs;
	/** Ticks of {@link lookMs} in the present state: joining, or joined without an address. */
	#looks = 0;
	#isPausing = false;
	#isSeen = false;

	constructor({ log, network }: LinkNeeds) {
		this.#log = log;
		this.#network = network;
	}

	watch(callback: (report: LinkReport) => void): void {
		this.#callback = callback;
		Timer.set(() => this.#guard(() => this.#start()), 0);
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
			this.#pauseMs = firstPauseMs;
			this.#isSeen = false;
			this.#look();
		} else if (connection < isJoining) this.#failed(this.#isSeen ? "wrong-password" : "not-joined");
	}

	#look(): void {
		const wifi = this.#wifi;
		if (wifi === undefined || this.#isPausing) return;
		this.#looks++;
		const waitedMs = this.#looks * lookMs;
		if (wifi.connection >= hasAddress) {
			this.#report({ kind: "up", bars: barsOf(wifi.RSSI), network: this.#network()?.ssid });
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
		this.#isPausing = true;
		this.#report({ kind: "down", reason });
		this.#wifi?.disconnect();
		this.#scan();
		const waitMs = this.#pauseMs * (0.75 + Math.random() / 2);
		this.#pauseMs = Math.min(longestPauseMs, 2 * this.#pauseMs);
		Timer.set(() => {
			this.#isPausing = false;
			this.#guard(() => this.#join());
		}, waitMs);
	}

	#scan(): void {
		const ssid = this.#network()?.ssid;
		this.#isSeen = false;
		try {
			this.#wifi?.scan({
				onFound: ({ SSID }) => {
					if (SSID === ssid) this.#isSeen = true;
				},
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

	#guard(act: () => void): void {
		guarded(this.#log, "the link", act);
	}
}

function barsOf(rssi: number | undefined): number | undefined {
	if (rssi === undefined) return undefined;
	const index = barLimits.findIndex((limit) => rssi >= limit);
	return index < 0 ? 0 : barLimits.length - index;
}
