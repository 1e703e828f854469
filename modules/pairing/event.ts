import type { HttpResponse } from "../c2c/answer.js";
import type { LinkReport, TransportFailure } from "../link/report.js";

/** What came of one request. Never an exception: a request that fails says how. */
export type HttpOutcome =
	| Readonly<{ kind: "response"; response: HttpResponse }>
	| Readonly<{ kind: "failed"; failure: TransportFailure }>;

/** Everything that can happen to the machine. It reads no clock: the time is in the event. */
export type Event = Readonly<{
	/** Monotonic ms; never less than in the event before. */
	at: number;
	/** Wall clock, ms since 1970, as the system believes it. */
	wallMs: number;
}> &
	Readonly<
		| { kind: "started" }
		| { kind: "link"; report: LinkReport }
		| { kind: "outcome"; id: number; outcome: HttpOutcome }
		| { kind: "saved"; ok: boolean }
		| { kind: "button"; down: boolean }
		| { kind: "wake" }
	>;
