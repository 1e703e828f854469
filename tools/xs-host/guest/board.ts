import { makeProfile } from "../../../modules/c2c/profiles.js";
import { boot } from "../../../modules/engine/boot.js";
import type { Ports } from "../../../modules/engine/ports.js";
import { en } from "../../../modules/language/en.js";
import type { LinkReport, TransportFailure } from "../../../modules/link/report.js";
import { present } from "../../../modules/screen/present.js";
import { GuestClock, GuestDisplay, GuestHttp, GuestRandom, GuestStore } from "./guest-ports.js";
import type { Host } from "./host.js";

/** A board whose radio, button, network, flash, time and screen are messages. The fields 1 and 2 of each are the clocks. */
class GuestBoard {
	readonly #host: Host;
	readonly #clock: GuestClock;
	readonly #http: GuestHttp;
	#onLink: (report: LinkReport) => void = () => {};
	#onButton: (down: boolean) => void = () => {};

	constructor(host: Host) {
		this.#host = host;
		this.#clock = new GuestClock(host);
		this.#http = new GuestHttp(host);
	}

	take(kind: string): void {
		const host = this.#host;
		this.#clock.set(host.number(1) ?? 0, host.number(2) ?? 0);
		switch (kind) {
			case "boot":
				this.#boot(host.text(3), host.text(4), host.number(5) ?? 7);
				return;
			case "ring":
				this.#clock.ring(host.number(3) ?? 0);
				return;
			case "answer":
				this.#http.answered();
				return;
			case "failed":
				this.#http.failed(host.number(3) ?? 0, failureOf(host.text(4)));
				return;
			case "button":
				this.#onButton(host.number(3) === 1);
				return;
			case "link":
				this.#onLink(
					host.number(3) === 1 ? { kind: "up", bars: undefined } : { kind: "down", reason: "not-joined" },
				);
				return;
			default:
				host.say("unknown", kind);
		}
	}

	#boot(baseUrl: string | undefined, clientSecret: string | undefined, seed: number): void {
		const made = makeProfile({ kind: "frameio", baseUrl, firmwareVersion: "1.2.3" });
		if (made.kind === "refused") {
			this.#host.say("refused", made.text);
			return;
		}
		const clockFloorMs = Date.UTC(2026, 0, 1);
		const engine = boot(this.#ports(seed), {
			profile: made.profile,
			clientSecret,
			clockFloorMs,
			present: (state) => present(state, en),
		});
		engine.start();
	}

	#ports(seed: number): Ports {
		return {
			http: this.#http,
			store: new GuestStore(this.#host),
			clock: this.#clock,
			link: {
				watch: (callback) => {
					this.#onLink = callback;
				},
			},
			input: {
				watch: (callback) => {
					this.#onButton = callback;
				},
			},
			display: new GuestDisplay(this.#host),
			random: new GuestRandom(seed),
			log: { write: (level, text) => this.#host.say("log", level, text) },
		};
	}
}

function failureOf(kind: string | undefined): TransportFailure["kind"] {
	return kind === "timeout" || kind === "unreachable" ? kind : "reset";
}

export default function run(host: Host): void {
	const board = new GuestBoard(host);
	for (let kind = host.next(); kind !== "end"; kind = host.next()) board.take(kind);
}
