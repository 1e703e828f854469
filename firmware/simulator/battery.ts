import { File } from "file";
import type { BatteryPort } from "../../modules/battery/battery.js";

const path = "battery";

/** The battery of the simulated board: percent, in the file `battery` in the folder in which the simulator was started. */
export class BoardBattery implements BatteryPort {
	read(): number | undefined {
		if (!File.exists(path)) return undefined;
		const file = new File(path);
		try {
			return Number.parseInt(file.read(String), 10);
		} finally {
			file.close();
		}
	}
}
