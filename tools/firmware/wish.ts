import { parseArgs } from "node:util";
import { UsageError } from "../shared/options.js";
import type { Board } from "./boards.js";
import type { Action, Wish } from "./commands.js";

const options = {
	release: { type: "boolean" },
	port: { type: "string" },
	help: { type: "boolean" },
} as const;

/** How an action is used. */
export function usage(action: Action, boards: readonly Board[]): string {
	const setting = action === "monitor" ? "" : " [NAME=VALUE …]";
	return `usage: npm run ${action} -- BOARD [--release] [--port PORT]${setting}

BOARD is one of: ${boards.map(({ name }) => name).join(", ")}
  --release     without the debugger
  --port PORT   the serial port, such as /dev/ttyUSB0; found by itself where there is one
`;
}

/**
 * Reads the command line of an action; `undefined` when help is asked for.
 * @throws UsageError with one line
 */
export function readWish(
	action: Action,
	args: readonly string[],
	boards: readonly Board[],
): Wish | undefined {
	const { values, positionals } = parse(action, args);
	if (values.help === true) return undefined;
	const [name, ...settings] = positionals;
	const board = boards.find((candidate) => candidate.name === name);
	const names = boards.map((candidate) => candidate.name).join(", ");
	if (name === undefined)
		throw new UsageError(`Say which board: npm run ${action} -- BOARD, one of ${names}.`);
	if (board === undefined) throw new UsageError(`There is no board "${name}"; there are: ${names}.`);
	const odd = settings.find((setting) => !/^\w+=/.test(setting));
	if (odd !== undefined) throw new UsageError(`"${odd}" is not a setting such as ssid=NAME.`);
	return { board, isRelease: values.release === true, port: values.port, settings, nowMs: Date.now() };
}

function parse(action: Action, args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
	} catch (error) {
		const line = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0];
		throw new UsageError(`${line}. Use npm run ${action} -- --help to see the options.`);
	}
}
