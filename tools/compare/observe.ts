import { type Client, type Ending, Traffic } from "./client.js";
import { type Recorded, ScriptedServer } from "./scripted-server.js";
import type { Situation } from "./situation.js";
import type { VirtualTime } from "./virtual-time.js";

/** What one client did in one situation. Times in ms from the start of the run. */
export type Observation = Readonly<{
	requests: readonly Recorded[];
	/** `undefined`: it still went on when the run was ended. */
	ending: Readonly<{ at: number; how: Ending }> | undefined;
	endedAt: number;
}>;

/** A run that does not end by itself is ended after this. */
export const longestRunMs = 420_000;
const mostRequests = 1_000;
/** Turns of the event loop without any event, after which nothing is under way on a loopback socket. */
const quietTurns = 30;

/** Puts one client before one server, and lets time pass whenever nothing is in the air. */
export async function observe(client: Client, situation: Situation, time: VirtualTime): Promise<Observation> {
	const server = new ScriptedServer(situation, time);
	const origin = await server.listen();
	const traffic = new Traffic();
	const start = time.now;
	const running = client.start(origin, traffic);
	const quiet = () => untilQuiet(traffic, server, time);
	const isUnderWay = () => running.ending() === undefined && server.recorded.length < mostRequests;
	await quiet();
	while (isUnderWay() && time.pass(start + longestRunMs)) await quiet();
	const how = running.ending();
	const endedAt =
		how === undefined && server.recorded.length < mostRequests ? longestRunMs : time.now - start;
	running.stop();
	await server.close();
	// What was left behind, such as a loop that only a failing request ends, must not reach into the next run.
	const leftBehind = time.now + 2 * 86_400_000;
	await quiet();
	while (!running.isOver() && time.pass(leftBehind)) await quiet();
	return {
		requests: server.recorded,
		ending: how === undefined ? undefined : { at: endedAt, how },
		endedAt,
	};
}

async function untilQuiet(traffic: Traffic, server: ScriptedServer, time: VirtualTime): Promise<void> {
	const state = () => `${traffic.changes} ${server.changes} ${time.changes}`;
	let seen = "";
	for (let turns = 0; turns < quietTurns || traffic.open > server.held; turns += 1) {
		await new Promise((resolve) => setImmediate(resolve));
		if (state() !== seen) turns = 0;
		seen = state();
	}
}
