import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { panels } from "../../modules/screen/panels.js";
import { localClientSecret } from "../c2c-service/logic/seed.js";
import { type RunningService, startService } from "../c2c-service/server.js";
import { EnvironmentError } from "../shared/options.js";
import { root } from "../shared/root.js";
import { buildForSimulator } from "../sim/build.js";
import { provision } from "../sim/provision.js";
import { findSdk } from "../sim/sdk.js";
import { Simulator } from "../sim/simulator.js";
import { startVirtualScreen, type VirtualScreen } from "../sim/virtual-screen.js";
import { readMemory, type Use } from "./memory-line.js";

/** How many times as fast as the computer's the clocks of board and service run: a poll every 50 ms. */
export const speed = 100;
/** One code for the whole measurement. */
const codeMs = 4 * 3_600_000;
const waitMs = 120_000;
const tryEveryMs = 20;

/** The firmware with the engine's instruments, in the simulator, and a service over https. */
export class MeasuredBoard {
	readonly service: RunningService;
	readonly #simulator: Simulator;
	readonly #screen: VirtualScreen;
	readonly #folder: string;
	readonly #log: string[];
	#orders = 0;

	private constructor(
		service: RunningService,
		simulator: Simulator,
		screen: VirtualScreen,
		folder: string,
		log: string[],
	) {
		this.service = service;
		this.#simulator = simulator;
		this.#screen = screen;
		this.#folder = folder;
		this.#log = log;
	}

	/** Built and switched on; the firmware waits for {@link start}. Throws an `EnvironmentError` when something is missing. */
	static async open(): Promise<MeasuredBoard> {
		const sdk = findSdk();
		const manifest = path.join(root, "firmware/trials/life");
		const program = await buildForSimulator(sdk, { manifest, isInstrumented: true });
		const bornAt = Date.now();
		const now = (): number => bornAt + speed * (Date.now() - bornAt);
		const service = await startService({ https: true, now, lifetimes: { codeMs } });
		const folder = mkdtempSync(path.join(tmpdir(), "slate-memory-"));
		const { origin, rootPem } = service;
		const clientSecret = localClientSecret;
		provision(folder, { service: origin, clientSecret, newClientId: randomUUID(), rootPem });
		const screen = await startVirtualScreen();
		const log: string[] = [];
		const panel = panels.find(({ name }) => name === "320x240");
		if (panel === undefined) throw new EnvironmentError("There is no panel 320x240.");
		const onLog = (line: string): void => void log.push(line);
		const simulator = new Simulator(sdk, { program, folder, panel, display: screen.display, onLog });
		const board = new MeasuredBoard(service, simulator, screen, folder, log);
		await board.untilLogged("ready");
		return board;
	}

	start(): Promise<void> {
		return this.#simulator.post({ kind: "start", speed });
	}

	async use(): Promise<Readonly<{ peak: Use; rest: Use }>> {
		const id = ++this.#orders;
		await this.#simulator.post({ kind: "memory", id });
		const found = (): string | undefined => this.#log.find((line) => line.startsWith(`memory ${id} `));
		await this.until("what memory is in use", () => found() !== undefined);
		return readMemory(found() ?? "");
	}

	untilLogged(line: string): Promise<void> {
		return this.until(`"${line}" in the board's log`, () => this.#log.includes(line));
	}

	async until(what: string, isSo: () => boolean): Promise<void> {
		const endsAt = Date.now() + waitMs;
		while (!isSo()) {
			const abort = this.#simulator.abortReason;
			if (abort !== undefined) throw new Error(`the virtual machine has ended: ${abort}`);
			if (Date.now() > endsAt) throw new Error(`there was no ${what} in ${waitMs} ms`);
			await new Promise((resolve) => setTimeout(resolve, tryEveryMs));
		}
	}

	async close(): Promise<void> {
		await this.#simulator.kill();
		this.#screen.close();
		await this.service.close();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
