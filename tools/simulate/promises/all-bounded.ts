import { type BoundName, bounds } from "../world/statistics.js";
import type { MakeWatcher } from "./promise.js";

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
