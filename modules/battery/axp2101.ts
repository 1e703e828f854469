import type { Registers } from "./battery.js";

/** AXP2101 datasheet, REG 00: bit 3 is set while a battery is connected. */
const statusRegister = 0x00;
const isPresent = 0x08;

/** REG 18: bit 3 switches the fuel gauge on; the others belong to the charger and the watchdog. */
const controlRegister = 0x18;
const gaugeIsOn = 0x08;

/** REG A4: what the fuel gauge has counted, percent. */
const percentRegister = 0xa4;

/**
 * What is left in the battery of an AXP2101, percent, also while it charges: the chip counts the charge. `undefined` without a
 * battery, and when its fuel gauge was off, which this switches on.
 */
export function axp2101Percent(chip: Registers): number | undefined {
	if ((chip.read(statusRegister) & isPresent) === 0) return undefined;
	const control = chip.read(controlRegister);
	if ((control & gaugeIsOn) === 0) {
		chip.write(controlRegister, control | gaugeIsOn);
		return undefined;
	}
	return chip.read(percentRegister);
}
