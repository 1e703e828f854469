import { writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { type Command, parseCommand } from "../virtual-board/commands.js";
import type { Simulator } from "./simulator.js";

/** What a line may ask for: what the virtual board understands, and to wait. */
export type ScriptCommand = Command | Readonly<{ kind: "wait"; forMs: number }>;

/** Parses one line; total. */
export function parseScriptLine(line: string): ScriptCommand {
	const wait = /^\s*wait\s+(\d{1,5}(?:\.\d{1,3})?)\s*$/.exec(line);
	return wait === null ? parseCommand(line) : { kind: "wait", forMs: Number(wait[1]) * 1_000 };
}

/** Carries out one line after the other until one says `quit`, the lines end or the simulator does. */
export async function runScript(
	simulator: Simulator,
	lines: AsyncIterable<string> | Iterable<string>,
	complain: (line: string) => void,
): Promise<void> {
	for await (const line of lines) {
		const command = parseScriptLine(line);
		if (command.kind === "quit") return;
		await carryOut(simulator, command, complain);
	}
}

async function carryOut(
	simulator: Simulator,
	command: Exclude<ScriptCommand, { kind: "quit" }>,
	complain: (line: string) => void,
): Promise<void> {
	switch (command.kind) {
		case "button":
			await simulator.button(true);
			await pause(command.forMs);
			await simulator.button(false);
			return;
		case "wait":
			await pause(command.forMs);
			return;
		case "battery":
			simulator.setBattery(command.percent);
			return;
		case "shot":
			writeFileSync(command.file, PNG.sync.write(await simulator.picture()));
			return;
		case "unknown":
			complain(command.text);
			return;
		case "nothing":
			return;
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
