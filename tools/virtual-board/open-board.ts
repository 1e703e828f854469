import { StoreError } from "../../modules/credentials/store.js";
import type { Log } from "../../modules/engine/ports.js";
import { EnvironmentError } from "../shared/options.js";
import { type BoardSettings, VirtualBoard } from "./board.js";
import type { BoardConsole } from "./board-console.js";
import { LineLog } from "./ports/line-log.js";
import { NodeClock } from "./ports/node-clock.js";
import { NodeHttp } from "./ports/node-http.js";
import { loadRendering } from "./rendering.js";
import { TerminalScreen } from "./terminal.js";

/** One line on standard error. */
export function complain(line: string): void {
	process.stderr.write(`${line}\n`);
}

export type OpenOptions = Readonly<{
	/** Roots, in PEM, that are trusted besides the usual ones. */
	extraRoots: string | undefined;
	/** Everything goes to standard error, not only errors. */
	isLogged: boolean;
	console?: BoardConsole | undefined;
}>;

/** A board for a program, not started yet. Throws an `EnvironmentError` when the flash folder cannot be used. */
export function openBoard(settings: BoardSettings, options: OpenOptions): VirtualBoard {
	const { extraRoots, isLogged, console } = options;
	const clock = new NodeClock();
	const network = new NodeHttp(extraRoots === undefined ? {} : { extraRoots });
	const lines = new LineLog(complain, () => clock.wall());
	const isWhole = isLogged || !process.stderr.isTTY;
	// A terminal that shows the screen in words is spared all but errors, and what is wrong with flash at the start.
	let isBooting = true;
	const log: Log = {
		write: (level, text) => {
			if (isWhole || level === "error" || (isBooting && level === "warning")) lines.write(level, text);
		},
	};
	try {
		return new VirtualBoard(settings, { network, clock, log, rendering: loadRendering(), console });
	} catch (error) {
		if (error instanceof StoreError) throw new EnvironmentError(error.message);
		throw error;
	} finally {
		isBooting = false;
	}
}

/** Says on standard output what the board shows; draws QR codes only when `isDrawn` and there is a terminal. */
export function showInTerminal(board: VirtualBoard, isDrawn: boolean): void {
	const columns = isDrawn && process.stdout.isTTY ? process.stdout.columns : undefined;
	const terminal = new TerminalScreen({ write: (text) => process.stdout.write(text), columns });
	board.display.watch(({ view }) => terminal.show(view));
}
