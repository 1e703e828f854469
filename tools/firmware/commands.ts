import path from "node:path";
import type { Board } from "./boards.js";

export type Action = "build" | "flash" | "monitor";

/** With the debugger; without it and for tests, so that the console is free; for use. */
export type BuildKind = "debug" | "test" | "release";

export type Wish = Readonly<{
	board: Board;
	kind: BuildKind;
	/** Serial port; without one the SDK's tools look for it. */
	port: string | undefined;
	/** `name=value` for the `config` of the build, such as `ssid=…` for bring-up. */
	settings: readonly string[];
	/** Ms since 1970. Its day becomes the floor of the board's clock: an earlier time is none. */
	nowMs: number;
}>;

const dayMs = 86_400_000;

/** A program to run in the project's folder. */
export type Command = Readonly<{
	program: string;
	args: readonly string[];
	variables: Readonly<Record<string, string>>;
}>;

/** Where builds go, relative to the project: nothing of a build for tests can get into another. */
export function outputFolder({ kind }: Pick<Wish, "kind">): string {
	return kind === "test" ? ".slate/firmware-for-tests" : ".slate/firmware";
}

/** The commands that fulfil a wish, one after the other. `project` is the name of the project's folder. */
export function commandsFor(action: Action, wish: Wish, project: string): readonly Command[] {
	switch (action) {
		case "build":
			return [mcconfig(wish, buildFlags(wish), "build")];
		case "flash":
			return wish.board.isEmulated
				? [withIdf(imageScript(wish, project))]
				: [mcconfig(wish, buildFlags(wish), "build"), mcconfig(wish, buildFlags(wish), "deploy")];
		case "monitor":
			return wish.board.isEmulated
				? [withIdf(emulatorScript(wish, project))]
				: // The log in this terminal; a release build has no debugger, so the SDK starts ESP-IDF's monitor.
					[mcconfig(wish, wish.kind === "debug" ? ["-dl"] : [], "xsbug")];
	}
}

function buildFlags({ kind }: Wish): readonly string[] {
	return kind === "debug" ? ["-d"] : [];
}

function mcconfig(wish: Wish, flags: readonly string[], target: string): Command {
	const { board, kind, port, settings, nowMs } = wish;
	const built = `builtAtMs=${Math.floor(nowMs / dayMs) * dayMs}`;
	const place = ["-o", outputFolder(wish), "-p", `esp32:./firmware/boards/${board.name}`];
	return {
		program: "mcconfig",
		args: [
			...flags,
			"-m",
			...place,
			"-t",
			target,
			built,
			`board=${board.name}`,
			`kind=${kind}`,
			...settings,
			"./manifest.json",
		],
		variables: port === undefined ? {} : { UPLOAD_PORT: port },
	};
}

/** ESP-IDF's Python and tools are on the path only after its own script. */
function withIdf(script: string): Command {
	const whole = `. "$IDF_PATH/export.sh" > /dev/null && ${script}`;
	return { program: "bash", args: ["-c", whole], variables: {} };
}

function projectFolder(wish: Wish, project: string): string {
	const { board, kind } = wish;
	const parts = ["tmp/esp32", board.name, kind === "debug" ? "debug" : "release", project];
	return path.posix.join(outputFolder(wish), ...parts, `xsProj-${board.chip}`);
}

function flashImage(wish: Wish): string {
	return path.posix.join(outputFolder(wish), `${wish.board.name}.bin`);
}

function imageScript(wish: Wish, project: string): string {
	const build = path.posix.join(projectFolder(wish, project), "build");
	const merge = `python -m esptool --chip=${wish.board.chip} merge-bin --pad-to-size=4MB`;
	return `image="$PWD/${flashImage(wish)}" && cd '${build}' && ${merge} --output="$image" @flash_args`;
}

function emulatorScript(wish: Wish, project: string): string {
	return `idf.py -C '${projectFolder(wish, project)}' qemu --graphics --flash-file "$PWD/${flashImage(wish)}"`;
}

const plain = /^[\w@%+=:,./-]+$/;

/** The command as it could be typed into a shell; the value of a password is left out. */
export function shellText({ program, args, variables }: Command): string {
	const settings = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
	return [...settings, program, ...args.map(hidden).map(quoted)].join(" ");
}

function hidden(arg: string): string {
	return /^password=/i.test(arg) ? "password=…" : arg;
}

function quoted(word: string): string {
	return plain.test(word) || word === "password=…" ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
