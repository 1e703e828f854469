import type { Log, LogLevel } from "../../modules/engine/ports.js";

/** One line per message on the debug console: its level and its text. */
export class TraceLog implements Log {
	write(level: LogLevel, text: string): void {
		let line = "";
		for (const character of text) line += character < " " ? " " : character;
		trace(`${level} ${line}\n`);
	}
}
