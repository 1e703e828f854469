import main from "../../main.js";
import { watchLcd } from "../shared/lcd.js";

/** The firmware, which also traces when each picture was on the LCD: `frame MS`, by the wall clock. */
export default function startTrial(): void {
	watchLcd({ onFrame: () => trace(`frame ${Date.now()}\n`) });
	main();
}
