import type { HttpRequest, HttpResponse } from "../../modules/c2c/answer.js";
import { makeProfile, type ProfileOptions } from "../../modules/c2c/profiles.js";
import { boot } from "../../modules/engine/boot.js";
import type { Engine } from "../../modules/engine/engine.js";
import type { HttpCall, HttpLimits, HttpOutcome, Ports } from "../../modules/engine/ports.js";
import type { LinkReport, TransportFailure } from "../../modules/link/report.js";
import { type State, type StateName, stateName } from "../../modules/pairing/state.js";
import type { View } from "../../modules/screen/view.js";
import { MemoryStore } from "./memory-store.js";
import { VirtualClock } from "./virtual-clock.js";

export const secret = "the-client-secret";

/** A request as the service sees it. */
export type Sent = Readonly<{
	at: number;
	path: string;
	fields: Readonly<Record<string, string>>;
	request: HttpRequest;
}>;

/** What the service does with one request. `silence` never answers within the deadline. */
export type Reply =
	| Readonly<{
			status: number;
			body?: unknown;
			raw?: string;
			headers?: Record<string, string>;
			delayMs?: number;
	  }>
	| Readonly<{ fails: TransportFailure["kind"]; delayMs?: number }>
	| "silence";

export type Service = (sent: Sent) => Reply;

export type WorldOptions = Readonly<{
	service: Service;
	store?: MemoryStore;
	clock?: VirtualClock;
	profile?: Partial<ProfileOptions>;
	clientSecret?: string | undefined;
	link?: LinkReport;
	nextLanguage?: () => void;
}>;

const defaultDelayMs = 50;

/** A board on a desk: the production core with virtual time, and a service that is a function. */
export class World {
	readonly clock: VirtualClock;
	readonly store: MemoryStore;
	readonly sent: Sent[] = [];
	readonly logs: string[] = [];
	readonly views: { at: number; view: View }[] = [];
	readonly outstanding = new Set<number>();
	engine: Engine;
	service: Service;
	#options: WorldOptions;
	#onLink: (report: LinkReport) => void = () => {};
	#onButton: (down: boolean) => void = () => {};

	constructor(options: WorldOptions) {
		this.#options = options;
		this.service = options.service;
		this.clock = options.clock ?? new VirtualClock();
		this.store = options.store ?? new MemoryStore();
		this.engine = this.#boot();
		this.engine.start();
	}

	get state(): State {
		return this.engine.state;
	}

	get name(): StateName {
		return stateName(this.engine.state);
	}

	/** Power off and on again; flash stays. */
	restart(): void {
		this.engine.stop();
		this.engine = this.#boot();
		this.engine.start();
	}

	/** Lets time pass until the board is in that state. */
	reach(name: StateName, limitMs = 60_000): void {
		if (!this.clock.advanceUntil(() => this.name === name, limitMs)) {
			throw new Error(
				`the board did not reach "${name}" but stayed in "${this.name}"\n${this.logs.join("\n")}`,
			);
		}
	}

	link(report: LinkReport): void {
		this.#onLink(report);
	}

	press(): void {
		this.holdFor(100);
	}

	holdFor(ms: number): void {
		this.#onButton(true);
		this.clock.advance(ms);
		this.#onButton(false);
	}

	button(down: boolean): void {
		this.#onButton(down);
	}

	sentTo(path: string): readonly Sent[] {
		return this.sent.filter((one) => one.path === path);
	}

	#boot(): Engine {
		const made = makeProfile({ kind: "frameio", firmwareVersion: "1.2.3", ...this.#options.profile });
		if (made.kind !== "ok") throw new Error(made.text);
		const clientSecret = "clientSecret" in this.#options ? this.#options.clientSecret : secret;
		return boot(this.#ports(), {
			nextLanguage: this.#options.nextLanguage,
			profile: made.profile,
			clientId: "unit-1",
			clientSecret,
			clockFloorMs: Date.UTC(2026, 0, 1),
			present: (state) => viewOf(state),
		});
	}

	#ports(): Ports {
		let random = 7;
		return {
			http: { send: (request, limits, settle) => this.#send(request, limits, settle) },
			store: this.store,
			clock: this.clock,
			link: {
				watch: (callback) => {
					this.#onLink = callback;
					callback(this.#options.link ?? { kind: "up", bars: undefined });
				},
			},
			input: {
				watch: (callback) => {
					this.#onButton = callback;
				},
			},
			display: { show: (view, at) => this.views.push({ at, view }) },
			random: {
				bytes: (count) => Uint8Array.from({ length: count }, () => (random = (random * 73 + 29) & 255)),
			},
			log: { write: (level, text) => this.logs.push(`${this.clock.now()} ${level} ${text}`) },
		};
	}

	#send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall {
		const sent = { at: this.clock.now(), path: pathOf(request.url), fields: fieldsOf(request), request };
		this.sent.push(sent);
		const reply = this.service(sent);
		let isSettled = false;
		const finish = (outcome: HttpOutcome): void => {
			if (isSettled) return;
			isSettled = true;
			settle(outcome);
		};
		const failed = (kind: TransportFailure["kind"]): HttpOutcome => ({
			kind: "failed",
			failure: { kind, detail: "test" },
		});
		if (reply === "silence") this.clock.after(limits.deadlineMs, () => finish(failed("timeout")));
		else {
			const outcome: HttpOutcome =
				"fails" in reply ? failed(reply.fails) : { kind: "response", response: responseOf(reply) };
			this.clock.after(reply.delayMs ?? defaultDelayMs, () => finish(outcome));
		}
		return { abort: () => finish(failed("aborted")) };
	}
}

/** The core's tests look at states; what a state looks like is the screen's business. */
function viewOf(state: State): View {
	const { phase } = state;
	const code = phase.kind === "pairing" ? phase.code : undefined;
	return {
		state: stateName(state),
		name: stateName(state),
		tone: "neutral",
		symbol: "link",
		title: stateName(state),
		project: undefined,
		code: code && {
			userCode: code.userCode,
			qr: code.verificationUriComplete,
			qrIsComplete: true,
			address: undefined,
			instruction: "",
			instructionWithoutQr: "",
			deviceName: code.deviceName,
			renewed: undefined,
			startsAt: code.startsAt,
			endsAt: code.endsAt,
		},
		lines: [],
		notice: undefined,
		hint: undefined,
		hold: undefined,
	};
}

function pathOf(url: string): string {
	return new URL(url).pathname;
}

/** Both encodings, leniently: what matters here is which values travelled. */
function fieldsOf(request: HttpRequest): Record<string, string> {
	const body = Buffer.from(request.body ?? new Uint8Array()).toString("utf8");
	const type = request.headers["content-type"] ?? "";
	if (type.startsWith("application/x-www-form-urlencoded"))
		return Object.fromEntries(new URLSearchParams(body));
	const fields: Record<string, string> = {};
	for (const match of body.matchAll(/name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/g)) {
		fields[match[1] ?? ""] = match[2] ?? "";
	}
	return fields;
}

function responseOf(reply: Exclude<Reply, "silence" | { fails: unknown }>): HttpResponse {
	const text = reply.raw ?? (reply.body === undefined ? "" : JSON.stringify(reply.body));
	const headers = { "content-type": "application/json", ...reply.headers };
	return { status: reply.status, headers, body: new Uint8Array(Buffer.from(text, "utf8")) };
}
