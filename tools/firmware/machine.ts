import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";

/** What a program may learn about the computer that it runs on. Nothing here changes anything. */
export interface Machine {
	/** As `process.platform` names it. */
	readonly platform: string;
	readonly nodeVersion: string;
	readonly home: string;
	variable(name: string): string | undefined;
	/** The text of a file, or `undefined` where there is none. */
	text(path: string): string | undefined;
	/** The names in a folder; none where there is no folder. */
	list(folder: string): readonly string[];
	isWritable(path: string): boolean;
	/** What a program that exists and ends with status 0 within 10 s writes to its standard output. */
	output(command: string, ...args: readonly string[]): string | undefined;
}

function attempt<T>(act: () => T): T | undefined {
	try {
		return act();
	} catch {
		return undefined;
	}
}

/** The computer itself. */
export const thisMachine: Machine = {
	platform: process.platform,
	nodeVersion: process.versions.node,
	home: process.env.HOME ?? process.env.USERPROFILE ?? "",
	variable: (name) => process.env[name] || undefined,
	text: (path) => attempt(() => readFileSync(path, "utf8")),
	list: (folder) => attempt(() => readdirSync(folder)) ?? [],
	isWritable: (path) =>
		attempt(() => {
			accessSync(path, constants.R_OK | constants.W_OK);
			return true;
		}) ?? false,
	output: (command, ...args) => {
		const result = spawnSync(command, args, {
			encoding: "utf8",
			timeout: 10_000,
			stdio: ["ignore", "pipe", "ignore"],
		});
		return result.status === 0 ? result.stdout : undefined;
	},
};
