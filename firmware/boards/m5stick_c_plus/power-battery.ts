import { axp192Percent } from "slate/modules/battery/axp192";
import type { BatteryPort } from "../../../modules/battery/battery.js";

/** The power chip as the SDK's setup of this board makes it, which also switches its measuring on. */
type Powered = Readonly<{
	power?: {
		readByte(register: number): number;
		writeByte(register: number, value: number): void;
	};
}>;

/** The battery behind the power chip (AXP192). */
export class BoardBattery implements BatteryPort {
	read(): number | undefined {
		const { power } = globalThis as Powered;
		if (power === undefined) return undefined;
		return axp192Percent({
			read: (register) => power.readByte(register),
			write: (register, value) => power.writeByte(register, value),
		});
	}
}
