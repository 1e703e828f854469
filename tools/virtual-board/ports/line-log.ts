import type { Log, LogLevel } from "../../../modules/engine/ports.js";

/** One line per message, such as `2026-03-01T12:00:00.000Z warning no answer`. */
export class LineLog implements Log {
	readonly #out: (line: string) => void;
	readonly #wall: () => number;

	constructor(out: (line: string) => void, wall: () => number) {
		this.#out = out;
		this.#wall = wall;
	}

	write(level: LogLevel, text: string): void {
		const oneLine = [...text].map((character) => (character < " " ? " " : character)).join("");
		this.#out(`${new Date(this.#wall()).toISOString()} ${level} ${oneLine}`);
	}
}
