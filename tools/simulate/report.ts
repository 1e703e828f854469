import type { Failure } from "./batch.js";
import type { SweepResult } from "./pool.js";
import { flashFaults, networkFaults } from "./sweep/faults.js";
import type { ActResult } from "./sweep/sweep.js";
import { bounds, lossCauses } from "./world/statistics.js";

const lossTexts: Readonly<Record<(typeof lossCauses)[number], string>> = {
	ended: "ended at the service (forgotten, expired, replaced)",
	lapsed: "off for longer than the refresh token lives",
	"answer-lost": "the service rotated the token and no whole answer reached the board",
	"cut-in-window": "power failed between the answer and the end of its write",
	"flash-refused": "flash did not take the new tokens",
	refused: "a good token was refused",
};

const thousands = (value: number): string => Math.round(value).toLocaleString("en");

/** How fast a sweep was, in simulated device-days per hour. */
export function daysPerHour({ days, elapsedMs }: Pick<SweepResult, "days" | "elapsedMs">): number {
	return (days * 3_600_000) / elapsedMs;
}

export function describeSweep(result: SweepResult): string {
	const { statistics: s } = result;
	const lines = [
		`${thousands(result.lives)} lives, ${thousands(result.days)} device-days in ${(result.elapsedMs / 1_000).toFixed(1)} s: ${thousands(daysPerHour(result))} device-days per hour`,
		`${thousands(s.events)} events, ${thousands(s.requests)} requests, ${thousands(s.powerCuts)} power cuts, ${thousands(s.pairings)} pairings, ${thousands(s.refreshes)} refreshes`,
		"pairings lost:",
		...lossCauses.map((cause) => `  ${String(s.losses[cause]).padStart(7)}  ${lossTexts[cause]}`),
		"largest, and its bound:",
		...Object.entries(bounds).map(
			([name, bound]) => `  ${name} ${s.largest[name as keyof typeof bounds]} of ${bound}`,
		),
	];
	return lines.join("\n");
}

/** One act of the all-pairs sweep. */
export function describeAct({ act, steps, combinations, losses, violations }: ActResult): string {
	const flash = flashFaults(steps.flash).length;
	const network = networkFaults(steps.network).length;
	const lost = lossCauses.filter((cause) => losses[cause] > 0);
	return [
		`${act}: ${steps.flash.length} flash steps and ${steps.network.length} network steps; ${flash} × ${network} faults = ${thousands(combinations)} combinations, ${violations.length} violations`,
		...lost.map((cause) => `  ${String(losses[cause]).padStart(7)} re-pairings: ${lossTexts[cause]}`),
		...violations
			.slice(0, 10)
			.map(
				({ flash, network, outcome }) =>
					`  ${JSON.stringify(flash)} with ${JSON.stringify(network)}: ${outcome.broken}`,
			),
	].join("\n");
}

/** What broke, and the command that tells the story. */
export function describeFailure({ seed, broken, needed }: Failure, days: number): string {
	const day = (broken.atMs / 86_400_000).toFixed(3);
	return [
		`seed ${seed}, day ${day}: "${broken.promise}" is broken: ${broken.text}`,
		`  ${needed.length} incidents are enough: npm run simulate -- --seed ${seed} --days ${days} --only ${needed.join(",") || "none"} --trace`,
	].join("\n");
}
