import {
	defaultSwitches,
	type Profile,
	profiles,
	realLifetimes,
	type Settings,
	type SwitchName,
	switchSettings,
	withSwitch,
} from "../../c2c-service/logic/settings.js";
import type { Chance } from "./chance.js";

/** What does not change in one life: the kind of board, and the ways of the service that are not documented. */
export type Character = Readonly<{
	/** Monotonic ms in one true ms. */
	clockRate: number;
	/** The wall clock goes on without power. */
	keepsWallClock: boolean;
	/** A button that is down at the start is reported as an event. */
	reportsHeldButton: boolean;
	service: Partial<Settings>;
}>;

export const plainCharacter: Character = {
	clockRate: 1,
	keepsWallClock: false,
	reportsHeldButton: true,
	service: {},
};

export function characterOf(chance: Chance): Character {
	return {
		clockRate: 1 + (chance.fraction() - 0.5) * 0.0006,
		keepsWallClock: chance.happens(0.3),
		reportsHeldButton: chance.happens(0.5),
		service: serviceOf(chance),
	};
}

/** Every switch and every shape of answer occurs; the documented ones most often. */
function serviceOf(chance: Chance): Partial<Settings> {
	let switches = defaultSwitches;
	for (const name of Object.keys(switchSettings)) {
		if (!chance.happens(0.3) || !isSwitch(name)) continue;
		const set = withSwitch(switches, name, chance.pick(switchSettings[name]));
		if (set.kind === "set") switches = set.switches;
	}
	const profile: Profile = chance.happens(0.5) ? "current" : chance.pick(profiles);
	const lifetimes = {
		...realLifetimes,
		toleranceMs: chance.happens(0.5) ? 0 : realLifetimes.toleranceMs,
		accessMs: chance.happens(0.2) ? 3_600_000 : realLifetimes.accessMs,
	};
	return { switches, profile, lifetimes };
}

function isSwitch(name: string): name is SwitchName {
	return Object.hasOwn(switchSettings, name);
}
