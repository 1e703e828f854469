import type { Problem } from "../c2c/answer.js";
import type { LinkReason, TransportFailure } from "./report.js";

type Reasons<K extends string> = Readonly<Record<K, LinkReason>>;

const failureReasons: Reasons<Exclude<TransportFailure["kind"], "aborted">> & { readonly aborted?: never } =
	Object.freeze(
		{
			"no-name": "no-name",
			unreachable: "no-internet",
			refused: "no-answer",
			reset: "no-answer",
			timeout: "no-answer",
			untrusted: "untrusted",
			"not-valid-now": "not-valid-now",
			"too-large": "garbled",
			"not-http": "garbled",
		},
		true,
	);

/** What the service itself has decided. */
type Decision = "oauth" | "not-authorized" | "paused";

const problemReasons: Reasons<Exclude<Problem["kind"], Decision>> & {
	readonly [K in Decision]?: never;
} = Object.freeze(
	{
		"plan-limit": "blocked",
		forbidden: "blocked",
		"not-found": "blocked",
		conflict: "blocked",
		unprocessable: "blocked",
		busy: "service-busy",
		unavailable: "service-down",
		portal: "portal",
		unexpected: "garbled",
		malformed: "garbled",
	},
	true,
);

/** Why a request got no answer; `undefined` when it was given up on purpose. */
export function reasonOfFailure(failure: TransportFailure): LinkReason | undefined {
	return failureReasons[failure.kind];
}

/** Why an answer is of no use; `undefined` when the service itself has decided, which is no connection trouble. */
export function reasonOfProblem(problem: Problem): LinkReason | undefined {
	return problemReasons[problem.kind];
}

/** Whether a wall clock can be right: not before `floorMs`, the firmware's build date. Both in ms since 1970. */
export function isClockSet(wallMs: number, floorMs: number): boolean {
	return Number.isFinite(wallMs) && wallMs >= floorMs;
}
