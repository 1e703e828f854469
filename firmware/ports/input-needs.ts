import type { Log } from "../../modules/engine/ports.js";
import type { Console } from "./console-port.js";

/** What a board's input is made with. */
export type InputNeeds = Readonly<{
	log: Log;
	/** For a board whose button is on the console. */
	console: Console;
	/** For a board whose button is on its screen. */
	touched: Touched;
}>;

/** Told where somebody begins to touch the screen, px; says whether that is the button. */
export type Touched = (x: number, y: number) => boolean;
