import { parseArgs } from "node:util";
import { UsageError } from "../shared/options.js";
import type { Board } from "./boards.js";
import type { Action, BuildKind, Wish } from "./commands.js";

const options = {
	release: { type: "boolean" },
	test: { type: "boolean" },
	port: { type: "string" },
	help: { type: "boolean" },
} as const;

/** Settings that the kind of build, the board and the day decide, whatever else is asked for. */
const reserved: readonly string[] = ["board", "builtAtMs", "kind"];

/** How an action is used. */
export function usage(action: Action, boards: readonly Board[]): string {
	const setting = action === "monitor" ? "" : " [NAME=VALUE …]";
	return `usage: npm run ${action} -- BOARD [--release | --test] [--port PORT]${setting}

BOARD is one of: ${boards.map(({ name }) => name).join(", ")}
  --release     for use: without the debugger
  --test        for tests: without the debugger, too; alone such a build can be given the roots of a test service
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
	checkSettings(settings);
	const kind = kindOf(values.release === true, values.test === true);
	return { board, kind, port: values.port, settings, nowMs: Date.now() };
}

function kindOf(isRelease: boolean, isTest: boolean): BuildKind {
	if (isRelease && isTest)
		throw new UsageError("Give either --release or --test: a release build trusts no test service.");
	if (isRelease) return "release";
	return isTest ? "test" : "debug";
}

function checkSettings(settings: readonly string[]): void {
	for (const setting of settings) {
		const name = /^(\w+)=/.exec(setting)?.[1];
		if (name === undefined) throw new UsageError(`"${setting}" is not a setting such as ssid=NAME.`);
		if (name === "testRoots")
			throw new UsageError(
				"testRoots is no setting: build with --test to trust the roots of a test service.",
			);
		if (reserved.includes(name)) throw new UsageError(`${name} is not for the command line to set.`);
	}
}

function parse(action: Action, args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
	} catch (error) {
		const line = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0];
		throw new UsageError(`${line}. Use npm run ${action} -- --help to see the options.`);
	}
}
