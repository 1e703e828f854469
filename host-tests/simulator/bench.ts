import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Panel } from "../../modules/screen/panels.js";
import { localClientSecret } from "../../tools/c2c-service/logic/seed.js";
import { type RunningService, type StartOptions, startService } from "../../tools/c2c-service/server.js";
import { type FrameBuffer, toRgba } from "../../tools/painter/frame.js";
import { root } from "../../tools/shared/root.js";
import { type BuildOptions, buildForSimulator, type Rotation } from "../../tools/sim/build.js";
import { provision } from "../../tools/sim/provision.js";
import { findSdk, type Sdk } from "../../tools/sim/sdk.js";
import { Simulator } from "../../tools/sim/simulator.js";
import { startVirtualScreen, type VirtualScreen } from "../../tools/sim/virtual-screen.js";
import { readWithJsqr, readWithZxing } from "../support/qr-readers.js";
import { frameOf, turnedBack } from "./frames.js";

const waitMs = 30_000;
const tryEveryMs = 50;

export type BenchOptions = Readonly<{
	/** As people see it. */
	panel: Panel;
	/** Folder of `firmware/trials`; the firmware itself when left out. */
	trial?: string;
}> &
	Pick<BuildOptions, "isInstrumented" | "rotation" | "format" | "languages">;

/** A simulated board and a display for it, which end together. */
export class Bench {
	readonly log: string[] = [];
	readonly folder = mkdtempSync(path.join(tmpdir(), "slate-sim-"));
	readonly #sdk: Sdk;
	readonly #program: string;
	readonly #screen: VirtualScreen;
	readonly #panel: Panel;
	readonly #rotation: Rotation;
	#simulator: Simulator | undefined;
	#listener: ((line: string) => void) | undefined;

	private constructor(sdk: Sdk, program: string, screen: VirtualScreen, panel: Panel, rotation: Rotation) {
		this.#sdk = sdk;
		this.#program = program;
		this.#screen = screen;
		this.#panel = panel;
		this.#rotation = rotation;
	}

	/** Builds the firmware, or one of the programs in `firmware/trials`. Nothing is switched on yet. */
	static async open({ panel, trial, ...how }: BenchOptions): Promise<Bench> {
		const sdk = findSdk();
		const lines: string[] = [];
		const onLine = (line: string): void => void lines.push(line);
		const folder = trial === undefined ? {} : { manifest: path.join(root, "firmware/trials", trial) };
		const building = buildForSimulator(sdk, { ...how, ...folder, onLine });
		const program = await building.catch((error: Error) => {
			throw new Error(`${error.message}\n${lines.join("\n")}`);
		});
		return new Bench(sdk, program, await startVirtualScreen(), panel, how.rotation ?? 0);
	}

	get board(): Simulator {
		assert.ok(this.#simulator !== undefined, "the board is switched on");
		return this.#simulator;
	}

	/** Each line of the board's log from now on. There is one listener. */
	listen(listener: (line: string) => void): void {
		this.#listener = listener;
	}

	/** `environment`: further variables for the simulator. */
	switchOn(environment: Readonly<Record<string, string>> = {}): void {
		this.log.length = 0;
		this.#simulator = new Simulator(this.#sdk, {
			program: this.#program,
			folder: this.folder,
			panel: mounted(this.#panel, this.#rotation),
			display: this.#screen.display,
			environment,
			onLog: (line) => {
				this.log.push(line);
				this.#listener?.(line);
			},
		});
	}

	async close(): Promise<void> {
		await this.#simulator?.kill();
		this.#screen.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	async frame(): Promise<FrameBuffer> {
		return turnedBack(frameOf(await this.board.picture()), this.#rotation);
	}

	/** What two decoders read from the LCD; `undefined` when one of them reads nothing. They must not differ. */
	async qr(): Promise<string | undefined> {
		const frame = await this.frame();
		const rgba = toRgba(frame);
		const zxing = await readWithZxing(rgba, frame.width, frame.height);
		const jsqr = readWithJsqr(rgba, frame.width, frame.height);
		if (zxing !== undefined && jsqr !== undefined) assert.equal(jsqr, zxing);
		return zxing === undefined || jsqr === undefined ? undefined : zxing;
	}

	async untilQr(): Promise<string> {
		let text: string | undefined;
		await this.until("a QR code", async () => {
			text = await this.qr();
			return text !== undefined;
		});
		assert.ok(text !== undefined);
		return text;
	}

	async untilLogged(line: string): Promise<void> {
		await this.until(`"${line}" in the log`, () => this.log.includes(line));
	}

	/** Asks again and again until the answer is yes. */
	async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
		const endsAt = Date.now() + waitMs;
		while (!(await isSo())) {
			const abort = this.board.abortReason;
			assert.equal(abort, undefined, "the virtual machine goes on");
			assert.ok(Date.now() < endsAt, `no ${what} in ${waitMs} ms; the board's log:\n${this.log.join("\n")}`);
			await new Promise((resolve) => setTimeout(resolve, tryEveryMs));
		}
	}
}

/** The panel as the board holds it. */
function mounted(panel: Panel, rotation: Rotation): Panel {
	const { width, height } = panel;
	return rotation === 90 || rotation === 270 ? { ...panel, width: height, height: width } : panel;
}

/** A local service for which the board of `bench` is provisioned. */
export async function serviceFor(bench: Bench, options: StartOptions): Promise<RunningService> {
	const service = await startService(options);
	provisionFor(bench, service, service.origin);
	return service;
}

/** `origin`: where the board reaches the service. */
export function provisionFor(bench: Bench, service: RunningService, origin: string): void {
	provision(bench.folder, {
		service: origin,
		clientSecret: localClientSecret,
		newClientId: randomUUID(),
		rootPem: service.rootPem,
	});
}
