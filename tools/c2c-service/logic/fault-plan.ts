import type { CallName, Fault, FaultEffect } from "./faults.js";
import { type Random, randomFraction } from "./random.js";

/**
 * Effects of one request, by the moment at which they act. The first one that takes the place of the answer
 * wins.
 */
export type FaultPlan = Readonly<{
	delayMs: number;
	/** Change the state before the request is handled. */
	before: readonly Extract<FaultEffect, { kind: "rename-project" | "forget" | "expire" }>[];
	/** Takes the place of handling the request. */
	instead:
		| Extract<FaultEffect, { kind: "drop-before" | "silence" | "busy" | "status" | "portal" | "slow-down" }>
		| undefined;
	/** Spoil the answer. */
	after: readonly Extract<
		FaultEffect,
		{
			kind:
				| "truncated"
				| "wrong-types"
				| "missing-fields"
				| "extra-fields"
				| "big-body"
				| "bad-user-code"
				| "clock-skew";
		}
	>[];
	/** What becomes of the answer on the wire. */
	loss: "drop-after" | "cut" | undefined;
}>;

type Draft = { -readonly [Key in keyof FaultPlan]: FaultPlan[Key] };
type Active = { readonly fault: Fault; skip: number; left: number };

/** The faults that are set, and which of them hit the next request. */
export class Faults {
	#active: Active[] = [];
	readonly #random: Random;

	constructor(random: Random) {
		this.#random = random;
	}

	/** The faults that can still hit a request. */
	get list(): readonly Fault[] {
		return this.#active.map((active) => active.fault);
	}

	add(fault: Fault): void {
		this.#active.push({ fault, skip: fault.skip, left: fault.count ?? Number.POSITIVE_INFINITY });
	}

	clear(): void {
		this.#active = [];
	}

	/** Decides for one request; `undefined` when no fault hits it. */
	plan(path: string, call: CallName | undefined): FaultPlan | undefined {
		if (this.#active.length === 0) return undefined;
		const hits = this.#active.filter((active) => this.#hits(active, path, call));
		this.#active = this.#active.filter((active) => active.left > 0);
		return hits.length === 0 ? undefined : planOf(hits.map((active) => active.fault.effect));
	}

	#hits(active: Active, path: string, call: CallName | undefined): boolean {
		const { fault } = active;
		if (fault.path !== "*" && fault.path !== path && fault.path !== call) return false;
		if (active.skip > 0) {
			active.skip -= 1;
			return false;
		}
		if (fault.probability < 1 && randomFraction(this.#random) >= fault.probability) return false;
		active.left -= 1;
		return true;
	}
}

function planOf(effects: readonly FaultEffect[]): FaultPlan {
	const draft: Draft = { delayMs: 0, before: [], instead: undefined, after: [], loss: undefined };
	for (const effect of effects) place(draft, effect);
	return draft;
}

function place(draft: Draft, effect: FaultEffect): void {
	switch (effect.kind) {
		case "delay":
			draft.delayMs += effect.ms;
			return;
		case "rename-project":
		case "forget":
		case "expire":
			draft.before = [...draft.before, effect];
			return;
		case "drop-before":
		case "silence":
		case "busy":
		case "status":
		case "portal":
		case "slow-down":
			draft.instead ??= effect;
			return;
		case "drop-after":
		case "cut":
			draft.loss ??= effect.kind;
			return;
		default:
			draft.after = [...draft.after, effect];
	}
}
