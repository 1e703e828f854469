import { Chance } from "../world/chance.js";
import { type CutMode, type FlashOperation, tears } from "../world/flash.js";
import type { Leg } from "../world/internet.js";
import type { World } from "../world/world.js";

/** Power comes back after this. */
const offMs = 2_000;

/** What can befall one operation on flash. A read changes nothing, so that before, inside and after are one. */
const modesOf: Readonly<Record<FlashOperation, readonly CutMode[]>> = {
	read: ["before"],
	write: ["before", ...tears, "after"],
	remove: ["before", "after"],
};

/** What can befall a request on one leg of its way. Once it is taken in, it cannot be lost any more. */
const lossesOf: Readonly<Record<Leg, readonly NetworkFault["how"][]>> = {
	sent: ["power-cut", "lost"],
	"at-service": ["power-cut", "lost"],
	served: ["power-cut", "lost", "cut-short"],
	arrived: ["power-cut", "lost", "cut-short"],
	taken: ["power-cut"],
};

/** At the operation with this index, counted from the beginning of the act. */
export type FlashFault = Readonly<{ index: number; mode: CutMode }>;
/** On the leg with this index, counted over all requests from the beginning of the act. */
export type NetworkFault = Readonly<{ index: number; how: "power-cut" | "lost" | "cut-short" }>;

export type FlashStep = Readonly<{ operation: FlashOperation; key: string }>;
export type NetworkStep = Readonly<{ call: string; leg: Leg }>;

export function flashFaults(steps: readonly FlashStep[]): readonly FlashFault[] {
	return steps.flatMap(({ operation }, index) => modesOf[operation].map((mode) => ({ index, mode })));
}

export function networkFaults(steps: readonly NetworkStep[]): readonly NetworkFault[] {
	return steps.flatMap(({ leg }, index) => lossesOf[leg].map((how) => ({ index, how })));
}

/** Sets both; each happens once, when its step comes. */
export function setFaults(
	world: World,
	flash: FlashFault | undefined,
	network: NetworkFault | undefined,
): void {
	if (flash !== undefined)
		world.cutPowerAtFlash(flash.index, flash.mode, offMs, new Chance(flash.index, "tear"));
	if (network === undefined) return;
	let leg = 0;
	world.onLeg = () => {
		leg += 1;
		if (leg - 1 !== network.index) return "go-on";
		world.onLeg = undefined;
		world.disturb();
		if (network.how !== "power-cut") return network.how;
		world.cutPower(offMs, "the sweep cuts it on the way of a request");
		return "go-on";
	};
}
