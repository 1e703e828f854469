import type { Clock } from "../../../modules/engine/ports.js";

const minuteMs = 60_000;
const lastMs = 30_000;
/** Browsers take timers of up to 24 days; a longer wait is two. */
const longestWaitMs = 3_600_000;

/** A code's end, on the board's clock, ms. */
type Ending = Readonly<{ endsAt: number }>;

/**
 * Says how long a code still works, for people who hear it: when it appears, at each full minute, and half a minute before
 * its end. What was said stays true until the next is said, and never grows while the code is the same.
 */
export class TimeLeft {
	readonly #clock: Pick<Clock, "now" | "wakeAt">;
	readonly #say: (text: string | undefined) => void;
	#code: Ending | undefined;
	/** Its end on the page's clock. */
	#endsAt = 0;
	#cancel: (() => void) | undefined;

	/** `say` is called with each text, and with `undefined` when no code works; it may be called twice with the same. */
	constructor(clock: Pick<Clock, "now" | "wakeAt">, say: (text: string | undefined) => void) {
		this.#clock = clock;
		this.#say = say;
	}

	/** What the board shows `at` that instant of its clock; `undefined`: no code. */
	show(code: Ending | undefined, at: number): void {
		const isSame = code !== undefined && code.endsAt === this.#code?.endsAt;
		this.#code = code;
		if (code !== undefined) {
			// A message that was long under way makes the end seem later, never earlier.
			const endsAt = this.#clock.now() + code.endsAt - at;
			this.#endsAt = isSame ? Math.min(this.#endsAt, endsAt) : endsAt;
		}
		this.#update();
	}

	#update(): void {
		this.#cancel?.();
		this.#cancel = undefined;
		const now = this.#clock.now();
		const leftMs = this.#code === undefined ? 0 : this.#endsAt - now;
		this.#say(timeLeftText(leftMs));
		if (leftMs <= 0) return;
		const waitMs = Math.min(longestWaitMs, leftMs - nextStep(leftMs));
		this.#cancel = this.#clock.wakeAt(now + waitMs, () => this.#update());
	}
}

/** How much is left at the next change of the text, ms. */
function nextStep(leftMs: number): number {
	if (leftMs <= lastMs) return 0;
	return leftMs <= minuteMs ? lastMs : (Math.ceil(leftMs / minuteMs) - 1) * minuteMs;
}

function timeLeftText(leftMs: number): string | undefined {
	if (leftMs <= 0) return undefined;
	if (leftMs <= lastMs) return `Less than ${lastMs / 1_000} seconds left`;
	const minutes = Math.ceil(leftMs / minuteMs);
	return minutes === 1 ? "Less than a minute left" : `Less than ${minutes} minutes left`;
}
