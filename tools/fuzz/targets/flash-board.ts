import { makeProfile } from "../../../modules/c2c/profiles.js";
import { boot } from "../../../modules/engine/boot.js";
import type { HttpOutcome } from "../../../modules/engine/ports.js";
import { en } from "../../../modules/language/en.js";
import { present } from "../../../modules/screen/present.js";
import { claim } from "../target.js";

/** Longer than anything that a start does at once. */
const lifeMs = 120_000;
const mostWakes = 200;

/**
 * Starts a board on that flash, lets two minutes pass in which no request is ever answered, and stops it. No fault may reach
 * the log as unexpected, and every moment it wants to be woken must be a moment.
 */
export function startBoard(values: Map<string, Uint8Array>): void {
	const made = makeProfile({ kind: "frameio", firmwareVersion: "1.4.2" });
	claim(made.kind === "ok", "the profile of the fuzzer is refused");
	let now = 0;
	const alarms = new Set<{ at: number; callback: () => void }>();
	const engine = boot(
		{
			http: { send: (_request, { deadlineMs }, settle) => silent(deadlineMs, settle, wakeAt) },
			store: {
				read: (key) => values.get(key)?.slice(),
				write: (key, value) => void values.set(key, value.slice()),
				remove: (key) => void values.delete(key),
			},
			clock: { now: () => now, wall: () => Date.UTC(2026, 6, 1) + now, wakeAt },
			link: { watch: (callback) => callback({ kind: "up", bars: 3 }) },
			input: { watch: () => {} },
			display: { show: () => {} },
			random: { bytes: (count) => new Uint8Array(count).fill(7) },
			log: { write: (_level, text) => claim(!text.startsWith("unexpected fault"), text) },
		},
		{ profile: made.profile, clockFloorMs: 0, present: (state) => present(state, en) },
	);

	function wakeAt(at: number, callback: () => void): () => void {
		claim(Number.isFinite(at), "the board wants to be woken at a moment that is none");
		const alarm = { at: Math.max(at, now), callback };
		alarms.add(alarm);
		return () => void alarms.delete(alarm);
	}

	engine.start();
	for (let count = 0; ; count += 1) {
		const due = [...alarms].sort((one, other) => one.at - other.at)[0];
		if (due === undefined || due.at > lifeMs) break;
		claim(count < mostWakes, "the board never comes to rest");
		alarms.delete(due);
		now = due.at;
		due.callback();
	}
	engine.stop();
}

function silent(
	deadlineMs: number,
	settle: (outcome: HttpOutcome) => void,
	wakeAt: (at: number, callback: () => void) => () => void,
) {
	const failed = (kind: "timeout" | "aborted"): HttpOutcome => ({
		kind: "failed",
		failure: { kind, detail: "fuzz" },
	});
	const cancel = wakeAt(deadlineMs, () => settle(failed("timeout")));
	return {
		abort: () => {
			cancel();
			settle(failed("aborted"));
		},
	};
}
