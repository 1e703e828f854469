import type { Call } from "./call.js";
import { type FaultPlan, Faults } from "./fault-plan.js";
import { type Form, readForm } from "./form.js";
import { insteadAnswer } from "./instead.js";
import { type Delivery, pathOf, type ServiceAnswer, type ServiceRequest } from "./message.js";
import { People } from "./people.js";
import { cryptoRandom, type Random } from "./random.js";
import { RateLimiter } from "./rate.js";
import { maskedFields, maskedHeaders, RequestRecord } from "./record.js";
import { callNameOf, route } from "./routes.js";
import type { Model } from "./seed.js";
import { defaultSettings, type Settings } from "./settings.js";
import { restoreState, snapshotOf } from "./snapshot.js";
import { spoil } from "./spoil.js";
import { endPairing, isLive, State } from "./state.js";

export type ServiceOptions = Readonly<{
	/** Wall clock, ms since 1970. */
	now?: () => number;
	random?: Random;
	settings?: Partial<Settings>;
	models?: readonly Model[];
	/** What {@link C2cService.snapshot} gave. A `FieldError` says what is wrong with it. */
	snapshot?: string;
}>;

type NotedCall = Call & Readonly<{ notes: readonly string[] }>;

/**
 * The Camera to Cloud service (contract 18) without a network: one request in, one answer out, at once. It
 * has no timers; everything that time does is done when somebody asks. Every list in it is bounded.
 */
export class C2cService {
	readonly state = new State();
	readonly people: People;
	readonly faults: Faults;
	readonly record = new RequestRecord();
	readonly random: Random;
	readonly #clock: () => number;
	readonly #rate = new RateLimiter();
	#aheadMs = 0;
	#settings: Settings;

	constructor(options: ServiceOptions = {}) {
		this.#clock = options.now ?? Date.now;
		this.random = options.random ?? cryptoRandom;
		this.#settings = { ...defaultSettings, ...options.settings };
		this.people = new People(this.state, this.random, () => this.now());
		this.faults = new Faults(this.random);
		if (options.models !== undefined) this.state.models = options.models;
		if (options.snapshot !== undefined) restoreState(this.state, options.snapshot);
	}

	get settings(): Settings {
		return this.#settings;
	}

	configure(changes: Partial<Settings>): void {
		this.#settings = { ...this.#settings, ...changes };
	}

	/** The service's wall clock, ms since 1970. */
	now(): number {
		return this.#clock() + this.#aheadMs;
	}

	/** Lets time pass at once, for this service only. */
	advanceClock(ms: number): void {
		this.#aheadMs += ms;
	}

	/** State that must survive a restart, as JSON. It holds secrets. */
	snapshot(): string {
		return snapshotOf(this.state);
	}

	/** Answers an API request as if no fault were set. */
	handle(request: ServiceRequest): ServiceAnswer {
		return this.#serve(this.#callOf(request, readForm(request)), undefined);
	}

	/** Answers an API request, or does not, as the faults have it. */
	receive(request: ServiceRequest): Delivery {
		const form = readForm(request);
		const call = this.#callOf(request, form);
		const plan = this.faults.plan(pathOf(request), callNameOf(request, form));
		if (plan === undefined) return { kind: "answer", delayMs: 0, answer: this.#serve(call, undefined) };
		return this.#disturbed(call, plan);
	}

	#callOf(request: ServiceRequest, form: Form): NotedCall {
		const notes: string[] = [];
		return {
			request,
			form,
			nowMs: this.now(),
			state: this.state,
			settings: this.#settings,
			random: this.random,
			notes,
			note: (text) => notes.push(text),
		};
	}

	#disturbed(call: NotedCall, plan: FaultPlan): Delivery {
		const { delayMs, instead, loss } = plan;
		if (instead?.kind === "drop-before" || instead?.kind === "silence") {
			this.#enter(call, instead.kind, undefined);
			return instead.kind === "silence" ? { kind: "silence" } : { kind: "reset", delayMs };
		}
		const answer = this.#serve(call, plan);
		switch (loss) {
			case "drop-after":
				return { kind: "reset", delayMs };
			case "cut":
				return { kind: "cut", delayMs, answer, bytes: Math.floor(answer.body.length / 2) };
			case undefined:
				return { kind: "answer", delayMs, answer };
		}
	}

	#serve(call: NotedCall, plan: FaultPlan | undefined): ServiceAnswer {
		for (const effect of plan?.before ?? []) this.#befall(call, effect);
		const instead = plan?.instead;
		const given =
			instead === undefined || instead.kind === "drop-before" || instead.kind === "silence"
				? route(call, this.#rate)
				: insteadAnswer(call, instead);
		const date = new Date(call.nowMs).toUTCString();
		const dated = { ...given, headers: { date, ...given.headers } };
		const answer = (plan?.after ?? []).reduce(spoil, dated);
		this.#enter(call, plan?.loss ?? String(answer.status), errorOf(answer));
		return answer;
	}

	#enter(call: NotedCall, outcome: string, error: string | undefined): void {
		this.record.add({
			atMs: call.nowMs,
			method: call.request.method.slice(0, 16),
			path: pathOf(call.request).slice(0, 120),
			headers: maskedHeaders(call.request),
			fields: maskedFields(call.form),
			outcome,
			error,
			notes: call.notes,
		});
	}

	#befall(call: Call, effect: FaultPlan["before"][number]): void {
		const clientId = askingClient(call);
		for (const pairing of this.state.pairings.values()) {
			if (pairing.clientId !== clientId || !isLive(this.state, pairing, call.nowMs)) continue;
			switch (effect.kind) {
				case "rename-project":
					this.people.renameProject(pairing.projectId, effect.name);
					break;
				case "forget":
					endPairing(this.state, pairing, "forgotten", call.nowMs);
					break;
				case "expire":
					pairing.expiresAtMs = call.nowMs;
					this.state.changed();
			}
		}
	}
}

function askingClient(call: Call): string | undefined {
	if (call.form.kind === "form") return call.form.fields.get("client_id");
	const token = /^bearer (\S+)$/i.exec(call.request.headers.authorization ?? "")?.[1] ?? "";
	return call.state.tokens.get(token)?.clientId;
}

/** The error code of a simple form, for the record. */
function errorOf(answer: ServiceAnswer): string | undefined {
	if (answer.status < 400) return undefined;
	return /^\{"error":"([a-z_]+)"\}$/.exec(Buffer.from(answer.body).toString("latin1", 0, 100))?.[1];
}
