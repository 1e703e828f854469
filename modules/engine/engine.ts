import { maxBodyBytes } from "../c2c/answers.js";
import { encodeCredentials } from "../credentials/codec.js";
import type { SaveResult, Vault } from "../credentials/vault.js";
import type { Effect } from "../pairing/effect.js";
import type { Event, HttpOutcome } from "../pairing/event.js";
import { type Phase, type State, troubleOf } from "../pairing/state.js";
import { step } from "../pairing/step.js";
import type { View } from "../screen/view.js";
import type { HttpCall, Ports } from "./ports.js";

/** Turns a state into what is shown; `wallMs` is the wall clock, `undefined` while it is not set. */
export type Present = (state: State, wallMs: number | undefined) => View;

/** Far above what can wait at once: at most five outcomes, the saves of one step, and a bouncing button. */
const maxQueuedEvents = 64;
/** After its deadline a port has this long to settle before the engine does it in its place. */
const graceMs = 1_000;

/** An event as it waits in the queue; the time is put in when it is taken out. */
type Happening = Event extends infer E ? (E extends Event ? Omit<E, "at" | "wallMs"> : never) : never;

/** A request in the air, and what stops the engine from settling it in the port's place. */
type Entry = { call: HttpCall | undefined; cancelGuard: () => void };

/**
 * The only loop: takes events from a bounded queue, steps the machine, hands its effects to the ports and feeds their
 * answers back. Whatever a port does, every request is settled once, and an exception from a port ends in the log.
 */
export class Engine {
	readonly #ports: Ports;
	readonly #vault: Vault;
	readonly #queue: Happening[] = [];
	readonly #calls = new Map<number, Entry>();
	readonly #nextLanguage: (() => void) | undefined;
	#present: Present;
	#state: State;
	#shownState: State | undefined;
	#shownText = "";
	#lastAt: number;
	#isRunning = false;
	#isDraining = false;
	#cancelWake: (() => void) | undefined;
	#wakeAt: number | undefined;

	constructor(ports: Ports, vault: Vault, state: State, present: Present, nextLanguage?: () => void) {
		this.#ports = ports;
		this.#vault = vault;
		this.#state = state;
		this.#present = present;
		this.#nextLanguage = nextLanguage;
		this.#lastAt = ports.clock.now();
	}

	get state(): State {
		return this.#state;
	}

	start(): void {
		this.#isRunning = true;
		this.#post({ kind: "started" });
		this.#ports.link.watch((report) => this.#post({ kind: "link", report }));
		this.#ports.input.watch((down) => this.#post({ kind: "button", down }));
	}

	/** Gives up every request and timer. What flash holds is whole at any moment, so there is nothing to wait for. */
	stop(): void {
		this.#isRunning = false;
		this.#cancelWake?.();
		for (const { call, cancelGuard } of this.#calls.values()) {
			cancelGuard();
			call?.abort();
		}
		this.#calls.clear();
	}

	/** Shows the present state in other words from now on. */
	setPresent(present: Present): void {
		this.#present = present;
		this.#shownState = undefined;
		this.#show();
	}

	#post(event: Happening): void {
		if (!this.#isRunning) return;
		if (this.#queue.length >= maxQueuedEvents) {
			this.#logError(`the event queue is full; ${event.kind} was dropped`);
			return;
		}
		this.#queue.push(event);
		if (this.#isDraining) return;
		this.#isDraining = true;
		try {
			for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#step(next);
		} finally {
			this.#isDraining = false;
		}
		this.#show();
	}

	#step(event: Happening): void {
		this.#lastAt = Math.max(this.#lastAt, this.#ports.clock.now());
		const { state, effects, wakeAt } = step(this.#state, {
			...event,
			at: this.#lastAt,
			wallMs: this.#ports.clock.wall(),
		});
		this.#state = state;
		for (const effect of effects) {
			this.#guard(effect.kind, () => this.#carryOut(effect));
		}
		this.#guard("wake", () => this.#setWake(wakeAt));
	}

	#carryOut(effect: Effect): void {
		switch (effect.kind) {
			case "send":
				this.#send(effect);
				return;
			case "abort":
				this.#take(effect.id)?.call?.abort();
				return;
			case "save":
				this.#save(effect);
				return;
			case "erase-network":
				this.#hasSaved(this.#vault.erase("network"));
				return;
			case "next-language":
				this.#nextLanguage?.();
				return;
			case "log":
				this.#ports.log.write(effect.level, effect.text);
		}
	}

	#send(effect: Extract<Effect, { kind: "send" }>): void {
		const { id, request, deadlineMs } = effect;
		const settle = (outcome: HttpOutcome): void => {
			if (this.#take(id) !== undefined) this.#post({ kind: "outcome", id, outcome });
		};
		const cancelGuard = this.#ports.clock.wakeAt(this.#lastAt + deadlineMs + graceMs, () => {
			const late = this.#calls.get(id)?.call;
			settle(failed("timeout", "not settled"));
			late?.abort();
		});
		const entry: Entry = { call: undefined, cancelGuard };
		this.#calls.set(id, entry);
		try {
			entry.call = this.#ports.http.send(request, { deadlineMs, maxBodyBytes }, settle);
		} catch {
			settle(failed("unreachable", "port fault"));
		}
	}

	/** Ends a request's time in the air; `undefined` when it was settled or given up before. */
	#take(id: number): Entry | undefined {
		const entry = this.#calls.get(id);
		this.#calls.delete(id);
		entry?.cancelGuard();
		return entry;
	}

	#save(effect: Extract<Effect, { kind: "save" }>): void {
		const payload = encodeCredentials(effect.credentials);
		const result = effect.wipe
			? this.#vault.replace("credentials", payload)
			: this.#vault.save("credentials", payload);
		this.#post({ kind: "saved", ok: this.#hasSaved(result) });
	}

	#hasSaved(result: SaveResult): boolean {
		if (result.kind === "failed") this.#logError(result.text);
		return result.kind === "saved";
	}

	#setWake(at: number | undefined): void {
		if (at === this.#wakeAt) return;
		this.#cancelWake?.();
		this.#wakeAt = at;
		this.#cancelWake =
			at === undefined
				? undefined
				: this.#ports.clock.wakeAt(at, () => {
						this.#wakeAt = undefined;
						this.#post({ kind: "wake" });
					});
	}

	/** A view reaches the display only when something in it is new. */
	#show(): void {
		const state = this.#state;
		if (this.#shownState !== undefined && areAlike(this.#shownState, state)) return;
		this.#shownState = state;
		this.#guard("show", () => {
			const view = this.#present(state, state.clockSet ? this.#ports.clock.wall() : undefined);
			const text = JSON.stringify(view);
			if (text === this.#shownText) return;
			this.#shownText = text;
			this.#ports.display.show(view, this.#lastAt);
		});
	}

	#guard(what: string, act: () => void): void {
		try {
			act();
		} catch (error) {
			const name = error instanceof Error ? error.name : "unknown";
			this.#logError(`unexpected fault in "${what}": ${name}`);
			this.#ports.log.fault?.(what, error);
		}
	}

	#logError(text: string): void {
		this.#ports.log.write("error", text);
	}
}

function failed(kind: "timeout" | "unreachable", detail: string): HttpOutcome {
	return { kind: "failed", failure: { kind, detail } };
}

/** A code looks the same however often it is polled; no two of a board start at the same time. */
function lookAlike(a: Phase, b: Phase): boolean {
	if (a.kind !== "pairing" || b.kind !== "pairing") return a === b;
	return a.code?.startsAt === b.code?.startsAt && a.codesLeft === b.codesLeft;
}

/** True when nothing that a view is made of differs. */
function areAlike(a: State, b: State): boolean {
	return (
		lookAlike(a.phase, b.phase) &&
		a.button === b.button &&
		a.record === b.record &&
		a.unsaved === b.unsaved &&
		a.link === b.link &&
		troubleOf(a) === troubleOf(b)
	);
}
