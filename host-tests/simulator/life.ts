import assert from "node:assert/strict";
import { accents } from "../../modules/screen/palette.js";
import { panelNamed } from "../../modules/screen/panels.js";
import type { Lifetimes } from "../../tools/c2c-service/logic/settings.js";
import { type RunningService, startService } from "../../tools/c2c-service/server.js";
import { rgb565 } from "../../tools/painter/frame.js";
import { Bench, provisionFor } from "./bench.js";
import { TroubledPath } from "./troubled-path.js";

const panel = panelNamed("320x240");
assert.ok(panel !== undefined);

export type LifeOptions = Readonly<{
	/** How many times as fast as the computer's the clocks of board and service run. */
	speed: number;
	lifetimes?: Partial<Lifetimes>;
	/** Folder of `firmware/trials` that goes by these orders: `life` unless given. */
	trial?: "life" | "battery";
	/** The board then tells what memory it uses. */
	isInstrumented?: boolean;
}>;

/** A simulated board on a fast clock, a service whose clock is as fast, and a path between them; they end together. */
export class Life {
	readonly bench: Bench;
	readonly service: RunningService;
	readonly path: TroubledPath;
	readonly #speed: number;

	private constructor(bench: Bench, service: RunningService, path: TroubledPath, speed: number) {
		this.bench = bench;
		this.service = service;
		this.path = path;
		this.#speed = speed;
	}

	/** Everything is there, and nothing is switched on yet. The board has not been paired. */
	static async prepare({
		speed,
		lifetimes = {},
		trial = "life",
		isInstrumented = false,
	}: LifeOptions): Promise<Life> {
		assert.ok(panel !== undefined);
		const bench = await Bench.open({ panel, trial, isInstrumented });
		const bornAt = Date.now();
		const now = (): number => bornAt + speed * (Date.now() - bornAt);
		const service = await startService({ https: true, now, lifetimes });
		const path = await TroubledPath.start(
			Number(new URL(service.origin).port),
			() => service.service.record.total,
		);
		const origin = `https://127.0.0.1:${path.port}`;
		service.service.configure({ origin });
		provisionFor(bench, service, origin);
		return new Life(bench, service, path, speed);
	}

	async begin(): Promise<void> {
		this.bench.switchOn();
		await this.bench.untilLogged("ready");
		await this.bench.board.post({ kind: "start", speed: this.#speed });
	}

	async close(): Promise<void> {
		await this.bench.close();
		await this.path.close();
		await this.service.close();
	}

	/** Settles when `ms` of the board's time have passed. */
	async pass(ms: number): Promise<void> {
		const { service } = this.service;
		const until = service.now() + ms;
		await this.bench.until("end of that time", () => service.now() >= until);
	}

	/** Authorizes the code on the LCD, and waits until the LCD says that the board is paired. */
	async pair(): Promise<void> {
		const { people, state } = this.service.service;
		const projectId = state.projects[0]?.id ?? "";
		await this.bench.until("code that can be authorized", async () => {
			const userCode = /\d{6}$/.exec((await this.bench.qr()) ?? "")?.[0] ?? "";
			return people.approve({ userCode, projectId, user: "ada" }).kind === "done";
		});
		await this.bench.untilLogged("info paired");
		await this.untilPairedIsShown();
	}

	async untilPairedIsShown(): Promise<void> {
		await this.bench.until("colour of paired", async () => {
			return (await this.bench.frame()).pixels[0] === rgb565(accents.good);
		});
	}
}
