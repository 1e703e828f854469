import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { HttpOutcome } from "../../modules/engine/ports.js";
import { tlsFailure } from "../../modules/link/tls-failures.js";
import { panelNamed } from "../../modules/screen/panels.js";
import { greeting, type Scene, type Service, serve } from "../../tools/tls-check/bench.js";
import { get } from "../board/contracts/http-bench.js";
import { makeWorld } from "../tls/meddling-rows.js";
import { Bench } from "./bench.js";
import { SimulatedHttp } from "./simulated-http.js";

/** An answer that says how long it is. */
export const answer = greeting.replace("close", "close\r\ncontent-length: 5");

export type VisitLimits = Readonly<{ deadlineMs?: number; maxBodyBytes?: number; count?: number }>;

/** What came of a scene, and how many requests reached its service. */
export type Played = Readonly<{ outcome: string; requests: number }>;

/** The firmware's http port, with the firmware's TLS below it, in the simulator. */
export class TlsBench {
	readonly bench: Bench;
	readonly #firmware: SimulatedHttp;
	#good: Readonly<{ scene: Scene; service: Service }> | undefined;

	private constructor(bench: Bench) {
		this.bench = bench;
		this.#firmware = new SimulatedHttp(bench);
	}

	/** `environment`: further variables for the simulator. */
	static async open(environment?: Readonly<Record<string, string>>): Promise<TlsBench> {
		const panel = panelNamed("320x240");
		assert.ok(panel !== undefined);
		const one = new TlsBench(await Bench.open({ panel, trial: "http" }));
		one.bench.switchOn(environment);
		await one.bench.untilLogged("ready");
		return one;
	}

	async close(): Promise<void> {
		this.#good?.service.close();
		await this.bench.close();
	}

	/** What came of a request: `answered STATUS`, or `failed KIND DETAIL`. */
	async visit(port: number, scene: Pick<Scene, "trusted" | "host">, limits?: VisitLimits): Promise<string> {
		const outcome = await this.ask(port, scene, limits);
		return outcome.kind === "response"
			? `answered ${outcome.response.status}`
			: `failed ${outcome.failure.kind} ${outcome.failure.detail}`;
	}

	/** `count`: so many visits one after the other, until one fails; the outcome of the last. */
	async ask(
		port: number,
		{ trusted, host = "localhost" }: Pick<Scene, "trusted" | "host">,
		{ deadlineMs = 10_000, maxBodyBytes = 4096, count = 1 }: VisitLimits = {},
	): Promise<HttpOutcome> {
		const roots = trusted.map(({ der }) => der);
		const { http, close } = this.#firmware.trusting(roots, deadlineMs, count);
		const outcome = await new Promise<HttpOutcome>((resolve) => {
			http.send(get(`https://${host}:${port}/`), { deadlineMs, maxBodyBytes }, resolve);
		});
		close();
		return outcome;
	}

	/** A visit to the scene's service. `through`: what stands between the board and the service. */
	async play(
		scene: Scene,
		through: (service: Service) => Promise<Service> = async (one) => one,
	): Promise<Played> {
		const service = await through(await serve(scene, answer));
		try {
			return { outcome: await this.visit(service.port, scene), requests: service.requests() };
		} finally {
			service.close();
		}
	}

	/** Fails unless the program goes on, and talks to a good service as before. */
	async claimAlive(): Promise<void> {
		if (this.#good === undefined) {
			const { scene } = await makeWorld();
			this.#good = { scene, service: await serve(scene, answer) };
		}
		const { scene, service } = this.#good;
		assert.equal(this.bench.board.abortReason, undefined);
		assert.equal(await this.visit(service.port, scene), "answered 200");
	}

	/** Open descriptors of the simulator. */
	get descriptors(): number {
		return readdirSync(`/proc/${this.bench.board.pid}/fd`).length;
	}

	/** Memory of the simulator that is not shared, bytes. */
	get memory(): number {
		const pages = readFileSync(`/proc/${this.bench.board.pid}/statm`, "utf8").split(" ");
		return 4096 * (Number(pages[1]) - Number(pages[2]));
	}
}

/** How a visit ends that the engine refuses for one of these reasons; any of the engine's when there is none. */
export function refusalOf(codes: string | readonly string[] | undefined): RegExp {
	const ends = [codes ?? []].flat().map((code) => {
		const failure = tlsFailure(Object.assign(new Error(code), { code }));
		return `failed ${failure?.kind} ${failure?.detail}`;
	});
	return ends.length === 0 ? /^failed (untrusted|reset) TLS_[A-Z_]+$/ : new RegExp(`^(${ends.join("|")})$`);
}
