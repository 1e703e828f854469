import type { Registers } from "./battery.js";
import { cellPercent } from "./cell.js";

/** AXP192 datasheet, REG 01H: bit 6 is set while it charges, bit 5 while a battery is connected. */
const modeRegister = 0x01;
const isCharging = 0x40;
const isPresent = 0x20;

/** REG 78H and 79H: the battery's voltage, its upper eight bits and its lower four, 1.1 mV for each step. */
const upperRegister = 0x78;
const lowerRegister = 0x79;
const stepMillivolts = 1.1;

/**
 * What is left in the battery of an AXP192, percent. `undefined` without a battery, and while it charges: its voltage then says
 * more about the charger.
 */
export function axp192Percent(chip: Registers): number | undefined {
	const mode = chip.read(modeRegister);
	if ((mode & isPresent) === 0 || (mode & isCharging) !== 0) return undefined;
	const steps = (chip.read(upperRegister) << 4) | (chip.read(lowerRegister) & 0x0f);
	return cellPercent(steps * stepMillivolts);
}
