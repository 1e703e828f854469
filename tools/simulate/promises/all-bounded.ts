import type { MakeWatcher } from "./promise.js";

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

/** Every list, buffer and rate of the board stays below a number that is written down. */
export const allBounded: MakeWatcher = (world, broken) => {
	const hour = { since: 0, writes: 0, lines: 0 };
	const last = { text: "", times: 0 };

	function measure(name: BoundName, value: number): void {
		if (value > world.statistics.largest[name]) world.statistics.largest[name] = value;
		if (value > bounds[name]) broken(`${name} is ${value}; the bound is ${bounds[name]}`);
	}

	function turnHour(): void {
		if (world.timeline.now - hour.since < 3_600_000) return;
		hour.since = world.timeline.now;
		hour.writes = 0;
		hour.lines = 0;
	}

	return {
		name: "all-bounded",
		onEvent() {
			measure("flights", world.state.flights.length);
			measure("openRequests", world.internet.open);
			measure("alarms", world.board?.clock.waiting ?? 0);
		},
		onSent({ request }) {
			measure("requestBytes", request.body?.length ?? 0);
		},
		onBoot() {
			last.text = "";
		},
		onFlashChange(_key, value) {
			const text = value === undefined ? "" : Buffer.from(value).toString("latin1", 16);
			last.times = text !== "" && text === last.text ? last.times + 1 : 1;
			last.text = text;
			measure("sameWrites", last.times);
			turnHour();
			hour.writes += 1;
			measure("flashWritesPerHour", hour.writes);
			measure("flashValueBytes", value?.length ?? 0);
			measure("flashValues", world.flash.values.size);
		},
		onLog(_level, text) {
			turnHour();
			hour.lines += 1;
			measure("logLinesPerHour", hour.lines);
			measure("logLineLength", text.length);
			if (text.startsWith("the event queue is full")) broken("the event queue was full");
		},
	};
};
