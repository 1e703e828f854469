import {
	decodeIdentity,
	decodeNetwork,
	encodeCredentials,
	encodeIdentity,
	encodeNetwork,
} from "../../modules/credentials/codec.js";
import type { Identity, Network, Pairing } from "../../modules/credentials/records.js";
import { Vault } from "../../modules/credentials/vault.js";
import { de } from "../../modules/language/de.js";
import { en } from "../../modules/language/en.js";
import { type ConsoleAnswer, parseAnswer } from "../../modules/provisioning/console-answer.js";
import { encodeFrame, FrameReader } from "../../modules/provisioning/console-frame.js";
import { type ConsoleRequest, encodeRequest } from "../../modules/provisioning/console-request.js";
import { valuesChecksum } from "../../modules/provisioning/draft.js";
import { Provisioner } from "../../modules/provisioning/provisioner.js";
import type { SettingName, Values } from "../../modules/provisioning/setting-name.js";
import { MemoryStore } from "../support/memory-store.js";
import { VirtualClock } from "../support/virtual-clock.js";

export const service = "https://api.frame.io";
export const oldIdentity: Identity = { clientId: "unit-1", clientSecret: "old-secret", service };
export const oldNetwork: Network = { ssid: "Old set", password: "old-password" };

export const held: Pairing = {
	kind: "held",
	tokens: { accessToken: "access", refreshToken: "refresh", lifetimeMs: 1, issuedAtWallMs: undefined },
	about: undefined,
	refreshInFlight: false,
};

export const valuesOf = (given: Partial<Record<SettingName, string>>): Values =>
	new Map(
		(["client-id", "client-secret", "service", "language", "ssid", "password"] as const).flatMap((name) => {
			const text = given[name];
			return text === undefined ? [] : [[name, Buffer.from(text)] as const];
		}),
	);

/** The board's side of the console, on flash in memory and time that a test lets pass. */
export class BoardSide {
	readonly store: MemoryStore;
	readonly clock = new VirtualClock();
	readonly logged: string[] = [];
	/** What the core was told, in order, and flash writes while it ran. */
	readonly core: string[] = [];
	readonly written: Uint8Array[] = [];
	#provisioner: Provisioner;
	#sequence = 100;
	readonly #isForTests: boolean;

	/** `isForTests`: the firmware is a build that trusts the roots of a test service. */
	constructor(store = new MemoryStore(), isForTests = true) {
		this.store = store;
		this.#isForTests = isForTests;
		this.#provisioner = this.#start();
	}

	/** A board that holds the old records, and a pairing. */
	static provisioned(pairing: Pairing = { kind: "none" }, store = new MemoryStore()): BoardSide {
		const vault = new Vault(store);
		vault.replace("identity", encodeIdentity(oldIdentity));
		vault.replace("network", encodeNetwork(oldNetwork));
		vault.replace(
			"credentials",
			encodeCredentials({ service, clientId: "unit-1", encoding: undefined, pairing }),
		);
		return new BoardSide(store);
	}

	get identity(): Identity | undefined {
		const { payload } = new Vault(this.store).load("identity");
		return payload && decodeIdentity(payload);
	}

	get network(): Network | undefined {
		const { payload } = new Vault(this.store).load("network");
		return payload && decodeNetwork(payload);
	}

	/** As when power was cut: what was put is forgotten. */
	powerCycle(): void {
		this.#provisioner = this.#start();
	}

	receive(bytes: Uint8Array): void {
		for (const byte of bytes) this.#provisioner.receive(byte);
	}

	/** The answers to a request that is sent once, under a new number. */
	ask(request: ConsoleRequest): readonly (ConsoleAnswer | undefined)[] {
		this.#sequence += 1;
		return this.askAs(this.#sequence, request);
	}

	askAs(sequence: number, request: ConsoleRequest): readonly (ConsoleAnswer | undefined)[] {
		const before = this.written.length;
		this.receive(encodeFrame("request", sequence, encodeRequest(request)));
		return answersIn(this.written.slice(before));
	}

	/** The last answer of a whole provisioning, each request sent once. */
	provision(values: Values): ConsoleAnswer | undefined {
		this.ask({ kind: "hello", version: 1 });
		for (const [name, value] of values) {
			for (let offset = 0; offset < value.length; offset += 32) {
				this.ask({ kind: "put", name, offset, piece: value.subarray(offset, offset + 32) });
			}
		}
		return this.ask({ kind: "commit", checksum: valuesChecksum(values) }).at(-1);
	}

	#start(): Provisioner {
		return new Provisioner({
			store: this.store,
			clock: this.clock,
			log: { write: (level, text) => void this.logged.push(`${level} ${text}`) },
			core: { stop: () => void this.core.push("stop"), restart: () => void this.core.push("restart") },
			write: (bytes) => void this.written.push(bytes),
			firmware: "1.4.2",
			board: "test-board",
			languages: [en, de],
			takesTestRoots: this.#isForTests,
			newClientId: () => "made-now",
		});
	}
}

export function answersIn(chunks: readonly Uint8Array[]): readonly (ConsoleAnswer | undefined)[] {
	const reader = new FrameReader();
	const frames = [...Buffer.concat(chunks)].flatMap((byte) => reader.take(byte) ?? []);
	return frames.map(({ body }) => parseAnswer(body));
}
