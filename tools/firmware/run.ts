import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { readBoards } from "./boards.js";
import { type Action, type Command, commandsFor, outputFolder, shellText } from "./commands.js";
import { type Machine, thisMachine } from "./machine.js";
import { toolsOfSdk } from "./sdk.js";
import { readWish, usage } from "./wish.js";

/**
 * Carries out an action on a board with the tools of the SDK, and prints each command before it runs.
 * @throws UsageError for a wrong command line, EnvironmentError when something is missing or a command fails
 */
export async function runAction(action: Action, args: readonly string[]): Promise<void> {
	const boards = readBoards(root);
	const wish = readWish(action, args, boards);
	if (wish === undefined) {
		process.stdout.write(usage(action, boards));
		return;
	}
	const search = pathWithTools(thisMachine);
	mkdirSync(path.join(root, outputFolder(wish)), { recursive: true });
	for (const command of commandsFor(action, wish, path.basename(root))) {
		process.stdout.write(`${shellText(command)}\n`);
		await run(command, search);
	}
}

/**
 * The search path with the SDK's tools in front.
 * @throws EnvironmentError when the SDK, its tools or ESP-IDF are missing
 */
function pathWithTools(machine: Machine): string {
	const { tools } = toolsOfSdk(machine);
	if (machine.variable("IDF_PATH") === undefined) {
		throw new EnvironmentError("ESP-IDF is not there: IDF_PATH is not set; npm run doctor says what to do.");
	}
	return [tools, machine.variable("PATH")].join(path.delimiter);
}

async function run({ program, args, variables }: Command, search: string): Promise<void> {
	const env = { ...process.env, ...variables, PATH: search };
	const child = spawn(program, args, { cwd: root, env, stdio: "inherit" });
	// An interrupt from the keyboard reaches the child as well, which then ends by itself.
	const stay = (): void => {};
	process.on("SIGINT", stay);
	try {
		const [status] = await Promise.race([once(child, "exit"), failure(child, program)]);
		if (status !== 0) throw new EnvironmentError(`${program} failed; its messages are above.`);
	} finally {
		process.off("SIGINT", stay);
	}
}

async function failure(child: ReturnType<typeof spawn>, program: string): Promise<never> {
	const [error] = await once(child, "error");
	throw new EnvironmentError(`${program} could not be started: ${error}`);
}
