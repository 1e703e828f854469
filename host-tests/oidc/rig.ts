import assert from "node:assert/strict";
import { makeProfile } from "../../modules/c2c/profiles.js";
import type { Tokens } from "../../modules/credentials/records.js";
import { boot } from "../../modules/engine/boot.js";
import type { Engine } from "../../modules/engine/engine.js";
import type { Http } from "../../modules/engine/ports.js";
import { type LiveCode, stateName } from "../../modules/pairing/state.js";
import { NodeHttp } from "../../tools/virtual-board/ports/node-http.js";
import { MemoryStore } from "../support/memory-store.js";
import { VirtualClock } from "../support/virtual-clock.js";
import { clientId, clientSecret } from "./provider.js";

/** One round trip; `error` is the OAuth error of its answer. `sentAt` is monotonic ms. */
type Exchange = Readonly<{ path: string; sentAt: number; status: number; error: string | undefined }>;

const stepMs = 250;

/**
 * The core on the board's own network port, against a real server, with time that passes at once whenever nothing is in the
 * air. The server of the same process lives in the same time.
 */
export class Rig {
	readonly exchanges: Exchange[] = [];
	readonly store = new MemoryStore();
	readonly engine: Engine;
	readonly #clock = new VirtualClock();
	readonly #http = new NodeHttp();
	readonly #systemNow = Date.now;
	#inFlight = 0;

	constructor(origin: string) {
		const made = makeProfile({ kind: "generic", baseUrl: origin, firmwareVersion: "1.0.0" });
		assert.ok(made.kind === "ok");
		Date.now = () => this.#clock.wall();
		this.engine = boot(
			{
				http: this.#observed(),
				store: this.store,
				clock: this.#clock,
				link: { watch: (callback) => callback({ kind: "up", bars: undefined }) },
				input: { watch: () => {} },
				display: { show: () => {} },
				random: { bytes: (count) => new Uint8Array(count).fill(7) },
				log: { write: () => {} },
			},
			{ profile: made.profile, clientId, clientSecret, clockFloorMs: 0, present: presentNothing },
		);
		this.engine.start();
	}

	get state(): string {
		return stateName(this.engine.state);
	}

	/** The code on the screen. */
	get code(): LiveCode | undefined {
		const { phase } = this.engine.state;
		return phase.kind === "pairing" ? phase.code : undefined;
	}

	/** What flash keeps of the service's tokens. */
	get tokens(): Tokens | undefined {
		const { pairing } = this.engine.state.record;
		return pairing.kind === "held" ? pairing.tokens : undefined;
	}

	/** The link to open; the test fails when there is none. */
	get qr(): string {
		assert.ok(this.code?.verificationUriComplete !== undefined, "no link is shown");
		return this.code.verificationUriComplete;
	}

	polls(): readonly Exchange[] {
		return this.exchanges.filter(({ path }) => path === "/token");
	}

	/** Lets time pass until the condition holds; fails when it does not within `limitMs` of the board's time. */
	async until(what: string, condition: () => boolean, limitMs = 30_000): Promise<void> {
		for (let passedMs = 0; passedMs <= limitMs; passedMs += stepMs) {
			await this.#quiet();
			if (condition()) return;
			this.#clock.advance(stepMs);
		}
		assert.fail(`${what}: not within ${limitMs} ms; the state is ${this.state}`);
	}

	close(): void {
		this.engine.stop();
		this.#http.close();
		Date.now = this.#systemNow;
	}

	async #quiet(): Promise<void> {
		while (this.#inFlight > 0) await new Promise((resolve) => setImmediate(resolve));
	}

	#observed(): Http {
		return {
			send: (request, limits, settle) => {
				const sentAt = this.#clock.now();
				this.#inFlight += 1;
				return this.#http.send(request, limits, (outcome) => {
					this.#inFlight -= 1;
					if (outcome.kind === "response") {
						const { status, body } = outcome.response;
						const error = /"error":"(\w+)"/.exec(Buffer.from(body).toString())?.[1];
						this.exchanges.push({ path: new URL(request.url).pathname, sentAt, status, error });
					}
					settle(outcome);
				});
			},
		};
	}
}

function presentNothing() {
	return {
		state: "",
		name: "",
		tone: "neutral",
		symbol: "link",
		title: "",
		project: undefined,
		code: undefined,
		lines: [],
		notice: undefined,
		hint: undefined,
		hold: undefined,
	} as const;
}
