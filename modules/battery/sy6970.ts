import type { Registers } from "./battery.js";
import { cellPercent } from "./cell.js";

/** The registers are those of `SY6970Constants.h` and `PowersSY6970.tpp` in XPowersLib, which the maker of the boards uses. */
export const sy6970Address = 0x6a;

/** Bit 7 asks for one measurement of everything. */
const measureRegister = 0x02;
const measureOnce = 0x80;

/** Bits 7 … 5: where the power comes from. */
const sourceRegister = 0x0b;
const noInput = 0;
const givesPower = 7;

/** Bits 6 … 0: the battery's voltage as it was measured last, above 2,304 mV; 0 before the first measurement. */
const voltageRegister = 0x0e;
const baseMillivolts = 2_304;
const stepMillivolts = 20;

/**
 * What is left in the battery of an SY6970, percent, as it was when this was asked last: each call asks for a measurement that
 * the next one reads, because the chip's watchdog ends continuous measuring after 40 s. `undefined` at first, and while power
 * comes over USB: the chip does not measure the battery then (LilyGO, `examples/SY6970/SY6970.ino`).
 */
export function sy6970Percent(chip: Registers): number | undefined {
	const source = chip.read(sourceRegister) >> 5;
	const steps = chip.read(voltageRegister) & 0x7f;
	chip.write(measureRegister, chip.read(measureRegister) | measureOnce);
	if (steps === 0 || (source !== noInput && source !== givesPower)) return undefined;
	return cellPercent(baseMillivolts + steps * stepMillivolts);
}
