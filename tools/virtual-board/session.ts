import { writeFileSync } from "node:fs";
import readline from "node:readline";
import type { Readable } from "node:stream";
import { toPng } from "../painter/frame.js";
import type { VirtualBoard } from "./board.js";
import { type Command, parseCommand } from "./commands.js";

/** The world around a board that runs in a terminal. */
export type SessionPorts = Readonly<{
	input: Readable;
	/** One line for people, such as what was wrong with a command. */
	complain(line: string): void;
}>;

/**
 * Carries out the lines of standard input until one says `quit` or the process is asked to end. The end of the input ends
 * nothing: a board that is started without a terminal goes on.
 */
export function runSession(board: VirtualBoard, { input, complain }: SessionPorts): Promise<void> {
	return new Promise((resolve) => {
		const lines = readline.createInterface({ input, terminal: false });
		const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
		const end = (): void => {
			lines.close();
			// A pipe that stays open at its other end would keep the process alive.
			input.destroy();
			for (const signal of signals) process.off(signal, end);
			clearInterval(staying);
			resolve();
		};
		// Without a page, a request or a timer nothing else would keep the process alive.
		const staying = setInterval(() => {}, 2 ** 30);
		for (const signal of signals) process.on(signal, end);
		lines.on("line", (line) => {
			const command = parseCommand(line);
			if (command.kind === "quit") end();
			else carryOut(board, command, complain);
		});
	});
}

function carryOut(
	board: VirtualBoard,
	command: Exclude<Command, { kind: "quit" }>,
	complain: (line: string) => void,
): void {
	switch (command.kind) {
		case "button":
			board.button.press(command.forMs);
			return;
		case "battery":
			board.batteryPercent = command.percent;
			return;
		case "shot":
			takeShot(board, command.file, complain);
			return;
		case "unknown":
			complain(command.text);
			return;
		case "nothing":
			return;
	}
}

function takeShot(board: VirtualBoard, file: string, complain: (line: string) => void): void {
	try {
		writeFileSync(file, toPng(board.screen.frame()));
	} catch (error) {
		const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
		complain(`The picture could not be written to "${file}"${code}.`);
	}
}
