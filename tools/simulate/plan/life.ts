import { Chance } from "../world/chance.js";
import { type Character, characterOf } from "../world/character.js";
import { drawIncident, drawPairingTrouble } from "./draw.js";
import type { Incident } from "./incident.js";

const hour = 3_600_000;
const day = 24 * hour;

/** Everything that will happen in one life. The same seed and number of days always give the same plan. */
export type Life = Readonly<{
	seed: number;
	days: number;
	character: Character;
	/** In the order of their times. */
	incidents: readonly Incident[];
}>;

/** How a board is used: always on, on set on some days, or mostly on a shelf. */
type Use = Readonly<{ offDay: number; onHours: readonly [number, number]; perHour: number }>;

const uses: readonly (readonly [weight: number, use: Use])[] = [
	[1, { offDay: 0, onHours: [24, 24], perHour: 0.2 }],
	[30, { offDay: 0.45, onHours: [2, 8], perHour: 0.8 }],
	[29, { offDay: 0.85, onHours: [1, 6], perHour: 0.9 }],
];

export function lifeOf(seed: number, days: number): Life {
	const chance = new Chance(seed, "life");
	const character = characterOf(chance);
	const use = useOf(chance);
	const incidents: Incident[] = [{ at: 5_000, kind: "visit", intent: "pair", forMs: hour }];
	if (chance.happens(0.6)) incidents.push(drawPairingTrouble(chance, chance.spread(1_000, 100_000)));
	for (let today = 0; today < days; today += 1) drawDay(chance, use, today * day, incidents);
	incidents.sort((a, b) => a.at - b.at);
	return { seed, days, character, incidents };
}

function useOf(chance: Chance): Use {
	let ticket = chance.between(1, 60);
	for (const [weight, use] of uses) {
		ticket -= weight;
		if (ticket <= 0) return use;
	}
	return { offDay: 0, onHours: [24, 24], perHour: 0.2 };
}

function drawDay(chance: Chance, use: Use, start: number, incidents: Incident[]): void {
	if (start > 0 && chance.happens(use.offDay)) {
		incidents.push({ at: start, kind: "switched-off", forMs: day });
		return;
	}
	const onMs = chance.between(use.onHours[0], use.onHours[1]) * hour;
	for (let at = start; ; ) {
		at += Math.ceil((-Math.log(1 - chance.fraction()) * hour) / use.perHour);
		if (at >= start + onMs) break;
		const incident = drawIncident(chance, at);
		incidents.push(incident);
		if (incident.kind === "visit" && chance.happens(0.5))
			incidents.push(drawPairingTrouble(chance, at + chance.spread(1, 60_000)));
		// Troubles rarely come alone.
		if (chance.happens(0.25)) incidents.push(drawIncident(chance, at + chance.spread(1, 60_000)));
	}
	if (onMs < day) incidents.push({ at: start + onMs, kind: "switched-off", forMs: day - onMs });
}
