import { Chance } from "../simulate/world/chance.js";
import runBoard from "../xs-host/guest/board.js";
import { playOnNode } from "../xs-host/node-machine.js";
import type { Script } from "../xs-host/script/message.js";
import { Scene } from "../xs-host/script/pairing.js";
import { quantile } from "./median.js";
import { count, type Section } from "./report.js";

const pairings = 10_000;
const intervalMs = 5_000;
const roundTripMs = 50;
/** Somebody approves within this time after the code is shown. */
const withinMs = 60_000;

/** From the approval at the service to "Paired" on the screen, ms, of each pairing in simulated time. */
export function measureApprovals(report: (line: string) => void): readonly number[] {
	const chance = new Chance(3, "approvals");
	const delays: number[] = [];
	for (let index = 0; index < pairings; index += 1) {
		if (index % 2_500 === 0) report(`  pairings: ${index} of ${pairings}`);
		const scene = new Scene();
		playOnNode(runBoard, approve(scene, chance.between(0, withinMs), delays));
	}
	return delays;
}

function* approve(scene: Scene, afterMs: number, delays: number[]): Script {
	yield* scene.start();
	yield* scene.stage.advance(afterMs);
	const { now } = scene.stage;
	yield* scene.approve();
	delays.push(scene.stage.now - now);
}

/** Waiting for the next poll, which is as likely to come at one moment as at another, and two round trips. */
export function floorMs(share: number): number {
	return share * (intervalMs + roundTripMs) + 2 * roundTripMs;
}

export const shares = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1] as const;

export function approvalSection(delays: readonly number[]): Section {
	return {
		title: "From the approval to the screen",
		text: [
			`${count(pairings)} simulated pairings, approved at a random moment of the first minute; the service asks for ${intervalMs / 1_000} s between polls and a round trip takes ${roundTripMs} ms. The floor is what no client can be faster than without polling too soon: a wait for the next poll and two round trips, for the tokens and for the project's name.`,
		],
		tables: [
			{
				head: ["share of pairings", "within", "floor"],
				rows: shares.map((share) => [
					`${count(share * 100)} %`,
					`${count(quantile(delays, share) / 1_000, 2)} s`,
					`${count(floorMs(share) / 1_000, 2)} s`,
				]),
			},
		],
	};
}
