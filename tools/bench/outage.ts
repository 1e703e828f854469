import runBoard from "../xs-host/guest/board.js";
import { playOnNode } from "../xs-host/node-machine.js";
import type { Script } from "../xs-host/script/message.js";
import { Scene } from "../xs-host/script/pairing.js";

const outageMs = 60_000;

/** When the first request of each board reached the service again after an outage, ms from its end. */
export function measureReturns(boards: number): readonly number[] {
	const arrivals: number[] = [];
	for (let board = 1; board <= boards; board += 1) {
		const scene = new Scene();
		playOnNode(runBoard, outage(scene, board, arrivals));
	}
	return arrivals;
}

/** All boards start at one moment and show a code when the service goes, which is the worst case. */
function* outage(scene: Scene, seed: number, arrivals: number[]): Script {
	const { stage } = scene;
	yield* scene.start(seed);
	yield* stage.advance(10_000);
	stage.responder = () => ({ kind: "failed", how: "unreachable" });
	yield* stage.advance(outageMs);
	const end = stage.now;
	let arrived: number | undefined;
	stage.responder = (sent) => {
		arrived ??= stage.now - end;
		return scene.usual(sent);
	};
	yield* stage.until("a request arrives", () => arrived !== undefined, 600_000);
	if (arrived !== undefined) arrivals.push(arrived);
}

/** The largest number of arrivals within any one second. */
export function busiestSecond(arrivals: readonly number[]): number {
	const sorted = arrivals.toSorted((a, b) => a - b);
	let most = 0;
	let from = 0;
	for (const [to, at] of sorted.entries()) {
		while (at - (sorted[from] ?? at) >= 1_000) from += 1;
		most = Math.max(most, to - from + 1);
	}
	return most;
}
