import type { Log } from "../../modules/engine/ports.js";
import type { Console } from "./console-port.js";

/** What a board's input is made with. */
export type InputNeeds = Readonly<{
	log: Log;
	/** For a board whose button is on the console. */
	console: Console;
}>;
