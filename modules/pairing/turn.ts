import type { HttpRequest, TokenGrant } from "../c2c/answer.js";
import { type Call, toRequest } from "../c2c/calls.js";
import type { Encoding } from "../c2c/profile.js";
import type { Pairing, Tokens } from "../credentials/records.js";
import type { Effect } from "./effect.js";
import { nextJitter } from "./retry.js";
import type { Flight, Phase, Purpose, State } from "./state.js";

/** Requests whose owner is gone, and revocations of stray tokens, that may be in the air besides the one at work. */
const maxOrphans = 2;

/** Contract 10.3: the service may take 30 s. */
const usualDeadlineMs = 35_000;
const deadlinesMs: Readonly<Partial<Record<Purpose, number>>> = Object.freeze(
	{
		health: 15_000,
		revoke: 10_000,
		stray: 10_000,
	},
	true,
);

const isOwned = (flight: Flight): boolean => !flight.orphan && flight.purpose !== "stray";

/** Requests that change something at the service, so that their answer counts even when nobody waits for it. */
const lasting: readonly Purpose[] = Object.freeze(["poll", "farewell", "refresh", "revoke"], true);

/** The request at work, if any: there is never more than one. */
export function flightAtWork(state: State): Flight | undefined {
	return state.flights.find(isOwned);
}

/** The encoding of a call after the first: what is remembered, or what the profile fixes. */
export function encodingOf({ setup, record }: Pick<State, "setup" | "record">): Encoding {
	const { encoding } = setup.profile;
	return encoding === "auto" ? (record.encoding ?? "urlencoded") : encoding;
}

/**
 * One step while it is being worked out: the state so far and the effects so far. It lives inside `step` only; outside,
 * the machine is a function of state and event.
 */
export class Turn {
	state: State;
	readonly effects: Effect[] = [];
	/** Monotonic ms. */
	readonly at: number;
	readonly wallMs: number;

	constructor(state: State, at: number, wallMs: number) {
		this.state = state;
		this.at = at;
		this.wallMs = wallMs;
	}

	change(part: Partial<State>): void {
		this.state = { ...this.state, ...part };
	}

	enter(phase: Phase): void {
		this.change({ phase });
	}

	log(text: string, level: "info" | "warning" | "error" = "info"): void {
		this.effects.push({ kind: "log", level, text });
	}

	/** A number from the jitter generator, 1 … 2^32 − 1. */
	jitter(): number {
		const jitter = nextJitter(this.state.jitter);
		this.change({ jitter });
		return jitter;
	}

	/** The tokens of a grant that has arrived now. */
	issued(grant: TokenGrant): Tokens {
		return { ...grant, issuedAtWallMs: this.state.clockSet ? this.wallMs : undefined };
	}

	/** The call for the wire, in the encoding that is remembered or fixed unless another is given. */
	request(call: Call, encoding = encodingOf(this.state)): HttpRequest {
		return toRequest(this.state.setup.profile, call, encoding);
	}

	send(purpose: Purpose, request: HttpRequest): void {
		const id = this.state.nextFlightId;
		const flight: Flight = { id, purpose, sentAt: this.at, request, orphan: false };
		this.change({ nextFlightId: id + 1, flights: [...this.state.flights, flight] });
		this.effects.push({ kind: "send", id, request, deadlineMs: deadlinesMs[purpose] ?? usualDeadlineMs });
		this.#boundOrphans();
	}

	/** Takes a flight off the list; `undefined` when it was given up before. */
	land(id: number): Flight | undefined {
		const flight = this.state.flights.find((one) => one.id === id);
		if (flight !== undefined) this.change({ flights: this.state.flights.filter((one) => one !== flight) });
		return flight;
	}

	/**
	 * Ends the interest in the request at work. One that can bring tokens is listened to until its end, so that tokens
	 * nobody wants any more are revoked; so is one that revokes; any other is given up.
	 */
	disown(): void {
		const flight = flightAtWork(this.state);
		if (flight === undefined) return;
		if (!lasting.includes(flight.purpose)) {
			this.#giveUp(flight);
			return;
		}
		const flights = this.state.flights.map((one) => (one === flight ? { ...one, orphan: true } : one));
		this.change({ flights });
		this.#boundOrphans();
	}

	/**
	 * Changes the record and has it written. `wipe` when the former record held tokens that must not stay in flash, or
	 * a save that may have been such a one has failed;
	 * `encoding` when that changes too.
	 */
	save(pairing: Pairing, options: { wipe?: boolean; encoding?: Encoding | undefined } = {}): void {
		const { setup, record, savesUnderWay, unsaved } = this.state;
		const { wipe, encoding } = { wipe: unsaved, encoding: record.encoding, ...options };
		const credentials = { service: setup.profile.baseUrl, clientId: setup.clientId, encoding, pairing };
		this.change({ record: credentials, savesUnderWay: savesUnderWay + 1 });
		this.effects.push({ kind: "save", credentials, wipe });
	}

	#giveUp(flight: Flight): void {
		this.land(flight.id);
		this.effects.push({ kind: "abort", id: flight.id });
	}

	#boundOrphans(): void {
		const orphans = this.state.flights.filter((flight) => !isOwned(flight));
		for (const flight of orphans.slice(0, -maxOrphans)) this.#giveUp(flight);
	}
}
