import Analog from "embedded:io/analog";
import config from "mc/config";
import { cellPercent } from "slate/modules/battery/cell";
import type { BatteryPort } from "../../../modules/battery/battery.js";

/** What the SDK takes for its greatest value unless it is told otherwise (`modules/io/analog/esp32/_analog.c`), mV. */
const fullScaleMillivolts = 2_450;

/** So many samples are averaged, because a chip that sends draws its current in bursts. */
const samples = 16;

/**
 * A cell at an analog pin behind a divider: `batteryPin` and `batteryDivider`, how many times the pin's voltage that of the cell
 * is, in the configuration. Take a pin of the chip's first converter: Wi-Fi needs the second.
 */
export class BoardBattery implements BatteryPort {
	#pin: Analog | undefined;

	read(): number | undefined {
		this.#pin ??= new Analog({ pin: Number(config.batteryPin) });
		let sum = 0;
		for (let count = 0; count < samples; count++) sum += this.#pin.read();
		const share = sum / samples / (2 ** this.#pin.resolution - 1);
		return cellPercent(share * fullScaleMillivolts * Number(config.batteryDivider));
	}
}
