import type { BatteryPort } from "../../../modules/battery/battery.js";

/** A board without a battery, or one that cannot be asked. */
export class BoardBattery implements BatteryPort {
	read(): undefined {}
}
