import { axp2101Percent } from "slate/modules/battery/axp2101";
import type { BatteryPort } from "../../../modules/battery/battery.js";

/** What `kept-power.js` makes of the power chip's driver (AXP2101). */
type Powered = Readonly<{
	slatePower?: Readonly<{
		readByte(register: number): number;
		writeByte(register: number, value: number): void;
	}>;
}>;

/** The battery behind the power chip (AXP2101). */
export class BoardBattery implements BatteryPort {
	read(): number | undefined {
		const { slatePower } = globalThis as Powered;
		if (slatePower === undefined) return undefined;
		return axp2101Percent({
			read: (register) => slatePower.readByte(register),
			write: (register, value) => slatePower.writeByte(register, value),
		});
	}
}
