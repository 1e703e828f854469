import { StoreError } from "../../modules/credentials/store.js";
import type { Clock, Log } from "../../modules/engine/ports.js";
import { EnvironmentError } from "../shared/options.js";
import { type BoardSettings, VirtualBoard } from "./board.js";
import { LineLog } from "./ports/line-log.js";
import { NodeClock } from "./ports/node-clock.js";
import { loadRendering } from "./rendering.js";
import { TerminalScreen } from "./terminal.js";

/** One line on standard error. */
export function complain(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** A board for a program, not started yet. Throws an `EnvironmentError` when the flash folder cannot be used. */
export function openBoard(settings: BoardSettings, isLogged: boolean): VirtualBoard {
	const clock = new NodeClock();
	try {
		return new VirtualBoard(settings, { clock, log: logOf(clock, isLogged), rendering: loadRendering() });
	} catch (error) {
		if (error instanceof StoreError) throw new EnvironmentError(error.message);
		throw error;
	}
}

/** A terminal that shows the screen in words is spared all but errors. */
function logOf(clock: Clock, isLogged: boolean): Log {
	const lines = new LineLog(complain, () => clock.wall());
	if (isLogged || !process.stderr.isTTY) return lines;
	return { write: (level, text) => (level === "error" ? lines.write(level, text) : undefined) };
}

/** Says on standard output what the board shows; draws QR codes only when `isDrawn` and there is a terminal. */
export function showInTerminal(board: VirtualBoard, isDrawn: boolean): void {
	const columns = isDrawn && process.stdout.isTTY ? process.stdout.columns : undefined;
	const terminal = new TerminalScreen({ write: (text) => process.stdout.write(text), columns });
	board.display.watch(({ view }) => terminal.show(view));
}
