import type { StateName } from "../../../modules/pairing/state.js";

/** Why a person had to pair again. */
export const lossCauses = [
	/** Forgotten, expired, revoked or replaced at the service. */
	"ended",
	/** Off for longer than a refresh token lives, or an access token where the service gave nothing else. */
	"lapsed",
	/** The service rotated the token and its answer never reached the board. */
	"answer-lost",
	/** The answer reached the board, and power failed before the write of the new tokens was over. */
	"cut-in-window",
	/** The answer reached the board, and flash did not take it. */
	"flash-refused",
	/** The service, or what pretended to be it, refused a good token. */
	"refused",
] as const;
export type LossCause = (typeof lossCauses)[number];

/** What a board may take of each, and what it took at most is measured. */
export const bounds = {
	/** Requests that the machine keeps account of. */
	flights: 3,
	/** Requests at the network port. */
	openRequests: 3,
	/** Callbacks at the clock: the wake-up, and two for each request. */
	alarms: 7,
	/** Bytes of a request body. */
	requestBytes: 6_000,
	/** Bytes of one value in flash. */
	flashValueBytes: 4_000,
	/** Values in flash. */
	flashValues: 6,
	/** Writes to flash within one hour of power, without those that follow a press. */
	flashWritesPerHour: 120,
	/** Writes of the same record one after the other: the two slots of a wipe, and what flash did not take. */
	sameWrites: 8,
	/** Log lines within one hour of power. */
	logLinesPerHour: 3_600,
	/** Characters of a log line. */
	logLineLength: 160,
} as const;
export type BoundName = keyof typeof bounds;

/** What happened in a life, or in many. */
export type Statistics = {
	events: number;
	starts: number;
	powerCuts: number;
	requests: number;
	pairings: number;
	refreshes: number;
	readonly losses: Record<LossCause, number>;
	readonly largest: Record<BoundName, number>;
	readonly visited: Record<StateName, number>;
};

export function noStatistics(): Statistics {
	return {
		events: 0,
		starts: 0,
		powerCuts: 0,
		requests: 0,
		pairings: 0,
		refreshes: 0,
		losses: { ended: 0, lapsed: 0, "answer-lost": 0, "cut-in-window": 0, "flash-refused": 0, refused: 0 },
		largest: {
			flights: 0,
			openRequests: 0,
			alarms: 0,
			requestBytes: 0,
			flashValueBytes: 0,
			flashValues: 0,
			flashWritesPerHour: 0,
			sameWrites: 0,
			logLinesPerHour: 0,
			logLineLength: 0,
		},
		visited: {
			unconfigured: 0,
			offline: 0,
			unpaired: 0,
			requesting: 0,
			waiting: 0,
			confirming: 0,
			paired: 0,
			paused: 0,
			lost: 0,
			unpairing: 0,
		},
	};
}

function addUp<K extends string>(into: Record<K, number>, from: Readonly<Record<K, number>>): void {
	for (const name in from) into[name] += from[name];
}

/** Adds `from` to `into`; of what is largest, the larger. */
export function addStatistics(into: Statistics, from: Statistics): void {
	into.events += from.events;
	into.starts += from.starts;
	into.powerCuts += from.powerCuts;
	into.requests += from.requests;
	into.pairings += from.pairings;
	into.refreshes += from.refreshes;
	addUp(into.losses, from.losses);
	addUp(into.visited, from.visited);
	for (const name in from.largest) {
		const key = name as BoundName;
		into.largest[key] = Math.max(into.largest[key], from.largest[key]);
	}
}
