import { liveBytes, type Measurement } from "./measurement.js";
import type { Preloaded } from "./xs-machine.js";

/** What is counted, each with its unit, and at most as much as `budgets.json` says. */
export type Figures = Readonly<Record<string, number>>;

type Span = Readonly<{ before: Measurement; after: Measurement; count: number }>;

export type Measured = Readonly<{
	/** By the names of what they were taken after. */
	pairing: ReadonlyMap<string, Measurement>;
	life: ReadonlyMap<string, Measurement>;
	/**
	 * Before and after polls of one code that were answered `authorization_pending`, with memory to spare. Everything that the
	 * machine takes for them counts, nothing is collected meanwhile: the core from the alarm to the next one, and what these
	 * ports make of an answer (its body, the names and values of its fields). A board's HTTP is in `exchanges`; its TLS is
	 * native code.
	 */
	polls: Span;
	/** Before and after polls were written for the wire and their answers read, as on a board. */
	exchanges: Span;
	/** Computrons by language, panel and view: what a board is busy with when what it shows changes. */
	screens: ReadonlyMap<string, number>;
	preloaded: Preloaded;
	days: number;
}>;

const none: Measurement = {
	slots: 0,
	peakSlots: 0,
	chunkBytes: 0,
	peakChunkBytes: 0,
	stackSlots: 0,
	collections: 0,
	computrons: 0,
	aliases: 0,
	keys: 0,
	slotBytes: 0,
};

export function figuresOf({ pairing, life, polls, exchanges, screens, preloaded, days }: Measured): Figures {
	const at = (name: string): Measurement => life.get(name) ?? none;
	const inPairing = (name: string): Measurement => pairing.get(name) ?? none;
	const highest = (pick: (one: Measurement) => number) => Math.max(...[...life.values()].map(pick));
	return {
		"pairing: computrons": inPairing("paired").computrons,
		"pairing: collections in the pool": inPairing("paired").collections,
		"pairing: peak slots": inPairing("paired").peakSlots,
		"pairing: peak chunk bytes": inPairing("paired").peakChunkBytes,
		"a code is shown: live bytes": liveBytes(inPairing("a code is shown")),
		"paired: live bytes": liveBytes(inPairing("paired, collected")),
		[`day ${days}: live bytes`]: liveBytes(at(`day ${days}`)),
		[`days 1 to ${days}: growth of live bytes, per mille`]: growth(at("day 1"), at(`day ${days}`)),
		"unpaired: live bytes": liveBytes(at("unpaired")),
		"after garbage: live bytes": liveBytes(at("after garbage")),
		"a poll: chunk bytes": perOne(polls, (one) => one.chunkBytes),
		"a poll: slots": perOne(polls, (one) => one.slots),
		"a poll: computrons": perOne(polls, (one) => one.computrons),
		"a poll over HTTP: chunk bytes": perOne(exchanges, (one) => one.chunkBytes),
		"a poll over HTTP: slots": perOne(exchanges, (one) => one.slots),
		"a poll over HTTP: computrons": perOne(exchanges, (one) => one.computrons),
		"the usual code on 240x240: computrons": pictured(screens, "en 240x240 waiting"),
		"the usual code in Japanese on 240x240: computrons": pictured(screens, "ja 240x240 waiting"),
		"a pairing on 240x240: computrons": pictured(screens, "en 240x240 paired"),
		"the costliest picture in English: computrons": Math.max(
			...[...screens].map(([title, computrons]) => (title.startsWith("en ") ? computrons : 0)),
		),
		"life: peak slots": highest((one) => one.peakSlots),
		"life: peak chunk bytes": highest((one) => one.peakChunkBytes),
		"life: deepest stack, slots": highest((one) => one.stackSlots),
		"life: names of properties that are not preloaded": highest((one) => one.keys),
		"life: preloaded objects written to": highest((one) => one.aliases),
		"preloaded: slots": preloaded.slots,
		"preloaded: chunk bytes": preloaded.chunkBytes,
	};
}

/** @throws Error when there was no such picture: 0 would be below any ceiling */
function pictured(screens: Measured["screens"], title: string): number {
	const computrons = screens.get(title);
	if (computrons === undefined) throw new Error(`the picture "${title}" was not laid out`);
	return computrons;
}

/** What one of a span's repetitions took. */
export function perOne({ before, after, count }: Span, pick: (one: Measurement) => number): number {
	return Math.round((pick(after) - pick(before)) / count);
}

function growth(first: Measurement, last: Measurement): number {
	const before = liveBytes(first);
	return before === 0 ? 0 : Math.round(((liveBytes(last) - before) * 1_000) / before);
}
