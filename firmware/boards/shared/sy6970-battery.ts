import { BusRegisters } from "slate/firmware/boards/shared/bus-registers";
import { sy6970Address, sy6970Percent } from "slate/modules/battery/sy6970";
import type { BatteryPort } from "../../../modules/battery/battery.js";

/** A battery behind an SY6970. Its pins are `batteryBus` in the configuration. */
export class BoardBattery implements BatteryPort {
	#chip: BusRegisters | undefined;

	read(): number | undefined {
		this.#chip ??= new BusRegisters(sy6970Address);
		return sy6970Percent(this.#chip);
	}
}
