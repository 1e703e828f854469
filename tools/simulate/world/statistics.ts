import type { StateName } from "../../../modules/pairing/state.js";
import type { BoundName } from "../promises/all-bounded.js";
import type { LossCause } from "../promises/lost-only-by-no.js";

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
