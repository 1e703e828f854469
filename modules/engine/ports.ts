import type { HttpRequest } from "../c2c/answer.js";
import type { Store } from "../credentials/store.js";
import type { LinkReport } from "../link/report.js";
import type { HttpOutcome } from "../pairing/event.js";
import type { View } from "../screen/view.js";

export type { Store } from "../credentials/store.js";
export type { HttpOutcome } from "../pairing/event.js";

export type HttpLimits = Readonly<{
	/** From the call to the last byte of the answer, ms. */
	deadlineMs: number;
	/** A longer body ends the request as `too-large`, without being read to its end. */
	maxBodyBytes: number;
}>;

/**
 * The network. `settle` is called exactly once, within the deadline, and not before `send` has returned. One kept-alive
 * connection per origin; redirects are answers, never followed; an idle connection that the service has closed is replaced
 * in silence, by one retry, only when nothing of the answer had arrived and the request was never written or is a GET.
 */
export interface Http {
	send(request: HttpRequest, limits: HttpLimits, settle: (outcome: HttpOutcome) => void): HttpCall;
}

export interface HttpCall {
	/** Gives up; `settle` is then called with `aborted`. */
	abort(): void;
}

/** Time. Both clocks in ms. */
export interface Clock {
	/** Monotonic, from any origin; never steps back. */
	now(): number;
	/** Wall clock, ms since 1970; whatever the system believes. */
	wall(): number;
	/** Calls back once, not before `at` on the monotonic clock. The result cancels. */
	wakeAt(at: number, callback: () => void): () => void;
}

/** The radio or cable. */
export interface Link {
	/** Calls back with every change, and soon with the present state. */
	watch(callback: (report: LinkReport) => void): void;
}

/** One button, debounced. */
export interface Input {
	watch(callback: (down: boolean) => void): void;
}

/** The screen. Called with each new view, never twice with an equal one. */
export interface Display {
	show(view: View, at: number): void;
}

export interface Random {
	/** Cryptographically strong bytes. */
	bytes(count: number): Uint8Array;
}

export type LogLevel = "info" | "warning" | "error";

/** One line for engineers. Never holds a secret, a code or a token. */
export interface Log {
	write(level: LogLevel, text: string): void;
	/** Hears of every exception that nobody expected, after a line about it. Never throws. */
	fault?(where: string, error: unknown): void;
}

export type Ports = Readonly<{
	http: Http;
	store: Store;
	clock: Clock;
	link: Link;
	input: Input;
	display: Display;
	random: Random;
	log: Log;
}>;
