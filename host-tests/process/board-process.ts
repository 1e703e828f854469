import { type ChildProcessByStdio, spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";

/** The parts of a printed view that tests look at. */
export type Shown = Readonly<{
	state: string;
	project: string | undefined;
	userCode: string | undefined;
	qr: string | undefined;
	/** The whole line. */
	text: string;
}>;

export type Ended = Readonly<{ status: number | null; signal: NodeJS.Signals | null }>;

const program = path.resolve(
	path.dirname(fileURLToPath(import.meta.url)),
	"../../tools/virtual-board/main.js",
);
/** Below the limit of a test, so that what was seen until then is told. */
const limitMs = 15_000;

type Waiter = Readonly<{ matches: (shown: Shown) => boolean; resolve: (shown: Shown) => void }>;

/** The virtual board as its users run it: a process of its own, spoken to over its standard streams. */
export class BoardProcess {
	readonly ended: Promise<Ended>;
	readonly shown: Shown[] = [];
	readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
	readonly #waiters = new Set<Waiter>();
	readonly #watchers: ((shown: Shown) => void)[] = [];
	#complaints = "";
	#output = "";

	/** `options` are the board's; the client secret travels in the environment. */
	constructor(options: readonly string[], environment: Readonly<Record<string, string>> = {}) {
		this.#child = spawn(process.execPath, [program, ...options], {
			stdio: ["pipe", "pipe", "pipe"],
			env: { ...process.env, SLATE_CLIENT_SECRET: localClientSecret, ...environment },
		});
		// Writing to a board that was killed is no fault of the test.
		this.#child.stdin.on("error", () => {});
		this.#child.stderr.on("data", (chunk: Buffer) => {
			this.#complaints += chunk.toString();
		});
		readline.createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
		this.ended = new Promise((resolve) => {
			this.#child.on("close", (status, signal) => resolve({ status, signal }));
		});
	}

	/** Runs a board without page that prints its views, and ends it whatever happens. */
	static async headless<T>(
		service: string,
		flash: string,
		use: (board: BoardProcess) => Promise<T>,
		more: readonly string[] = [],
		environment: Readonly<Record<string, string>> = {},
	): Promise<T> {
		const options = ["--service", service, "--flash", flash, "--json", "--headless", ...more];
		const board = new BoardProcess(options, environment);
		try {
			return await use(board);
		} finally {
			await board.kill();
		}
	}

	/** Everything on standard output so far. */
	get output(): string {
		return this.#output;
	}

	/** Everything on standard error so far. */
	get complaints(): string {
		return this.#complaints;
	}

	/** The view shown now if it matches, or the next one that does. */
	async until(what: string, matches: (shown: Shown) => boolean): Promise<Shown> {
		const last = this.shown.at(-1);
		if (last !== undefined && matches(last)) return last;
		return new Promise((resolve, reject) => {
			const fail = (why: string): void => {
				clearTimeout(timer);
				this.#waiters.delete(waiter);
				const states = this.shown.map(({ state }) => state).join(", ");
				reject(new Error(`${what}: ${why}; it showed ${states || "nothing"}\n${this.#complaints}`));
			};
			const timer = setTimeout(() => fail(`not within ${limitMs} ms`), limitMs);
			const waiter: Waiter = {
				matches,
				resolve: (shown) => {
					clearTimeout(timer);
					resolve(shown);
				},
			};
			this.#waiters.add(waiter);
			void this.ended.then(({ status }) => fail(`the board ended with status ${status}`));
		});
	}

	untilState(state: string): Promise<Shown> {
		return this.until(state, (shown) => shown.state === state);
	}

	/** Calls back with every view that comes from now on. */
	onShown(callback: (shown: Shown) => void): void {
		this.#watchers.push(callback);
	}

	say(command: string): void {
		this.#child.stdin.write(`${command}\n`);
	}

	kill(): Promise<Ended> {
		this.#child.kill("SIGKILL");
		return this.ended;
	}

	#take(line: string): void {
		this.#output += `${line}\n`;
		const shown = parseLine(line);
		if (shown === undefined) return;
		this.shown.push(shown);
		for (const watcher of this.#watchers) watcher(shown);
		for (const waiter of this.#waiters) {
			if (!waiter.matches(shown)) continue;
			this.#waiters.delete(waiter);
			waiter.resolve(shown);
		}
	}
}

type Line = { state?: string; view?: { project?: string; code?: { userCode?: string; qr?: string } } };

function parseLine(text: string): Shown | undefined {
	if (!text.startsWith("{")) return undefined;
	const line = JSON.parse(text) as Line;
	const { project, code } = line.view ?? {};
	return { state: line.state ?? "", project, userCode: code?.userCode, qr: code?.qr, text };
}
