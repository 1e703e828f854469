import type { Registers } from "./battery.js";

/** The address of the variant of an IP5306 that has an I²C port (M5Stack, `M5Stack/src/utility/Power.cpp`). */
export const ip5306Address = 0x75;

/** Its upper four bits are the lamps of a power bank, each set while its lamp is off. */
const lampsRegister = 0x78;

/** The upper four bits, and percent: one lamp for each quarter. */
const lamps: readonly (readonly [number, number])[] = Object.freeze(
	[
		[0x0, 100],
		[0x8, 75],
		[0xc, 50],
		[0xe, 25],
		[0xf, 0],
	],
	true,
);

/** What is left in the battery of an IP5306, in quarters, percent. It cannot say that there is no battery. */
export function ip5306Percent(chip: Registers): number | undefined {
	const bits = chip.read(lampsRegister) >> 4;
	return lamps.find(([pattern]) => pattern === bits)?.[1];
}
