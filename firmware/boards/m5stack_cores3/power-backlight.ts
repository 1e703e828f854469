/** Register of the voltage of the output DLDO1, on which the backlight hangs: 0.5 V and 0.1 V for each step. */
const voltageRegister = 0x99;
/** 2.5 V is the least that lights it, 3.3 V is full. */
const dimmest = 20;
const brightest = 28;

/** What `kept-power.js` makes of the power chip's driver (AXP2101). */
type Powered = Readonly<{ slatePower?: Readonly<{ writeByte(register: number, value: number): void }> }>;

export function setBacklight(percent: number): void {
	const step = Math.round(dimmest + (percent / 100) * (brightest - dimmest));
	(globalThis as Powered).slatePower?.writeByte(voltageRegister, step);
}
