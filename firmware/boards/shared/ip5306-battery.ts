import { BusRegisters } from "slate/firmware/boards/shared/bus-registers";
import { ip5306Address, ip5306Percent } from "slate/modules/battery/ip5306";
import type { BatteryPort } from "../../../modules/battery/battery.js";

/** A battery behind an IP5306. Its pins are `batteryBus` in the configuration; the variant without a bus does not answer. */
export class BoardBattery implements BatteryPort {
	#chip: BusRegisters | undefined;

	read(): number | undefined {
		this.#chip ??= new BusRegisters(ip5306Address);
		return ip5306Percent(this.#chip);
	}
}
