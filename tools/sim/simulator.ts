import { type ChildProcess, spawn } from "node:child_process";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import type { Panel } from "../../modules/screen/panels.js";
import { root } from "../shared/root.js";
import type { Sdk } from "./sdk.js";

export type SimulatorOptions = Readonly<{
	/** What {@link buildForSimulator} made. */
	program: string;
	/** Holds flash and what passes between the simulator and this program; made when absent. */
	folder: string;
	panel: Panel;
	/** X display, such as `:1`. */
	display: string;
	onLog?: (line: string) => void;
	/** Further variables of the simulator's environment. */
	environment?: Readonly<Record<string, string>>;
}>;

export type Touch = Readonly<{ phase: "begin" | "move" | "end"; x: number; y: number }>;

type Order =
	| Readonly<{ kind: "picture"; name: string }>
	| Readonly<{ kind: "touch"; phase: number; x: number; y: number }>
	| Readonly<{ kind: "post"; json: unknown }>
	| Readonly<{ kind: "quit" }>;

const touchPhases = { begin: 0, move: 3, end: 2 } as const;
const pollMs = 10;
const orderMs = 15_000;

/** File of the folder that stands for flash. */
export const flashFile = "modpreferences.json";
/** File of the folder with a root in DER that the simulated board trusts. */
export const rootFile = "root.der";
/** File of the folder with what the board's battery says, percent. */
const batteryFile = "battery";

/** What the battery of the simulated board in `folder` says, 0 … 100; `undefined`: it has none. Read each half minute. */
export function setBattery(folder: string, percent: number | undefined): void {
	const file = path.join(folder, batteryFile);
	if (percent === undefined) {
		rmSync(file, { force: true });
		return;
	}
	writeFileSync(`${file}.new`, `${percent}`);
	renameSync(`${file}.new`, file);
}

/** The firmware in the Moddable simulator, in a process of its own. */
export class Simulator {
	readonly #options: SimulatorOptions;
	readonly #device: string;
	readonly #child: ChildProcess;
	readonly #exited: Promise<void>;
	#hasExited = false;
	#orders = 0;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(sdk: Sdk, options: SimulatorOptions) {
		this.#options = options;
		this.#device = path.join(options.folder, "device");
		const home = path.join(options.folder, "home");
		mkdirSync(path.join(home, ".config/tech.moddable.mcsim"), { recursive: true });
		mkdirSync(this.#device, { recursive: true });
		for (const name of ["order.json", "done.json", "abort.json"]) rmSync(this.#path(name), { force: true });
		copyFileSync(path.join(root, "firmware/simulator/device/device.js"), this.#path("device.js"));
		const { width, height } = options.panel;
		writeFileSync(this.#path("panel.json"), JSON.stringify({ width, height }));
		// The shell makes writes to a closed connection fail instead of ending the simulator, and the log come line by line.
		const script = 'trap \'\' PIPE; exec stdbuf -oL "$0" "$@"';
		this.#child = spawn("sh", ["-c", script, sdk.simulator, this.#device, options.program], {
			cwd: options.folder,
			env: {
				PATH: process.env.PATH,
				HOME: home,
				DISPLAY: options.display,
				NO_AT_BRIDGE: "1",
				GDK_BACKEND: "x11",
				DBUS_SESSION_BUS_ADDRESS: "disabled:",
				...options.environment,
			},
			stdio: ["ignore", "pipe", "ignore"],
		});
		this.#exited = new Promise((resolve) => {
			this.#child.once("close", () => {
				this.#hasExited = true;
				resolve();
			});
		});
		this.#readLog();
	}

	/** Of the simulator's process. */
	get pid(): number {
		return this.#child.pid ?? 0;
	}

	/** Settles when the process has ended, by itself or not. */
	get exited(): Promise<void> {
		return this.#exited;
	}

	/** Why the virtual machine ended by itself; `undefined` while it has not. */
	get abortReason(): string | undefined {
		const file = this.#path("abort.json");
		return existsSync(file) ? readFileSync(file, "utf8") : undefined;
	}

	/** The LCD's pixels. */
	async picture(): Promise<PNG> {
		const name = "picture.png";
		await this.#order({ kind: "picture", name });
		return PNG.sync.read(readFileSync(this.#path(name)));
	}

	/** See {@link setBattery}. */
	setBattery(percent: number | undefined): void {
		setBattery(this.#options.folder, percent);
	}

	button(isDown: boolean): Promise<void> {
		return this.post({ button: isDown ? 1 : 0 });
	}

	touch({ phase, x, y }: Touch): Promise<void> {
		return this.#order({ kind: "touch", phase: touchPhases[phase], x, y });
	}

	/** Hands `json` to the program, as a control of the simulated device would. */
	post(json: unknown): Promise<void> {
		return this.#order({ kind: "post", json });
	}

	/** Ends the simulator as its window's close button would. */
	async quit(): Promise<void> {
		if (!this.#hasExited) await this.#order({ kind: "quit" });
		await this.#exited;
	}

	/** Ends the process at once, as a power cut would. */
	async kill(): Promise<void> {
		this.#child.kill("SIGKILL");
		await this.#exited;
	}

	#path(name: string): string {
		return path.join(this.#device, name);
	}

	/** One order at a time, in the order of the calls. */
	#order(order: Order): Promise<void> {
		const turn = this.#queue.then(() => this.#give(order));
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	async #give(order: Order): Promise<void> {
		const id = ++this.#orders;
		writeFileSync(this.#path("order.json.new"), JSON.stringify({ id, ...order }));
		renameSync(this.#path("order.json.new"), this.#path("order.json"));
		const endsAt = Date.now() + orderMs;
		while (!this.#isDone(id)) {
			if (this.#hasExited)
				throw new Error(`the simulator has ended: ${this.abortReason ?? "no reason given"}`);
			if (Date.now() > endsAt) throw new Error(`the simulator did not carry out "${order.kind}" in time`);
			await new Promise((resolve) => setTimeout(resolve, pollMs));
		}
	}

	#isDone(id: number): boolean {
		const file = this.#path("done.json");
		if (!existsSync(file)) return false;
		const done: unknown = JSON.parse(readFileSync(file, "utf8"));
		return typeof done === "object" && done !== null && "id" in done && done.id === id;
	}

	#readLog(): void {
		let rest = "";
		this.#child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
			const lines = (rest + chunk).split("\n");
			rest = lines.pop() ?? "";
			for (const line of lines) this.#options.onLog?.(line);
		});
	}
}
