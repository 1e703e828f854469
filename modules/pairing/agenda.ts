import type { HeldPairing } from "../credentials/records.js";
import { askMe, beat, lapse, poll, refresh, requestCode, revoke } from "./act.js";
import { eraseTokens, rest } from "./phases.js";
import { hold, reset } from "./press.js";
import { readyAt } from "./retry.js";
import {
	type Button,
	holdMs,
	holdShownAfterMs,
	isClockGood,
	type LiveCode,
	never,
	type PhaseOf,
	resetMs,
	type State,
} from "./state.js";
import { flightAtWork, type Turn } from "./turn.js";

type Act = (turn: Turn) => void;

const clockLookMs = 1_000;

/** A new code is asked for this long before the old one ends, so that the screen goes from one to the next. */
function leadMs(code: Readonly<{ startsAt: number; endsAt: number; intervalMs: number }>): number {
	return Math.min(code.intervalMs, (code.endsAt - code.startsAt) / 4);
}

/**
 * Everything that the machine does of itself when its time has come. Both the next step and the next wake-up come from
 * here, so the machine cannot forget to wake for something that it would do. What is due belongs to the state it was made
 * from.
 */
export class Agenda {
	readonly #now: number;
	/** What goes first of all that is due now. */
	due: Act | undefined;
	/** When the first of all is due; monotonic ms, {@link never} when there is nothing to wait for. */
	nextAt = never;

	constructor(state: State, now: number) {
		this.#now = now;
		this.#addButton(state.button);
		this.#addUpkeep(state);
		this.#addPhase(state);
	}

	/** In the order in which they go when several are due at once. `at`: monotonic ms; 0 is "at once". */
	#add(at: number, act: Act): void {
		if (at <= this.#now) this.due ??= act;
		this.nextAt = Math.min(this.nextAt, at);
	}

	#addButton(button: Button): void {
		if (button.kind === "up") return;
		const { since, stage } = button;
		const add = (afterMs: number, to: typeof stage, act?: Act) =>
			this.#add(since + afterMs, (turn) => {
				turn.change({ button: { kind: "down", since, stage: to } });
				act?.(turn);
			});
		if (stage === "short") add(holdShownAfterMs, "holding");
		else if (stage === "holding") add(holdMs, "held", hold);
		else if (stage === "held") add(resetMs, "reset", reset);
	}

	#addUpkeep(state: State): void {
		// Each event looks at the clock; the wake-up alone does it.
		if (!isClockGood(state)) this.#add(this.#now + clockLookMs, () => {});
		if (state.unsaved && state.savesUnderWay === 0) {
			this.#add(state.resaveAt, (turn) => turn.save(state.record.pairing, { wipe: true }));
		}
	}

	#addPhase(state: State): void {
		const { phase, record } = state;
		const sendable = canSend(state);
		switch (phase.kind) {
			case "unconfigured":
			case "lost":
				return;
			case "resting":
				if (sendable) this.#addPoll("farewell", phase.farewell, 0);
				return;
			case "pairing":
				this.#addPairing(phase, sendable);
				return;
			case "held":
				if (record.pairing.kind === "held" && sendable) this.#addHeld(phase, record.pairing, state.unsaved);
				return;
			case "unpairing":
				this.#addUnpairing(phase, sendable);
		}
	}

	#addPoll(purpose: "poll" | "farewell", code: LiveCode | undefined, notBefore: number): void {
		if (code === undefined) return;
		this.#add(Math.max(code.nextPollAt, notBefore), (turn) => poll(turn, purpose, code));
	}

	#addPairing(phase: PhaseOf<"pairing">, sendable: boolean): void {
		const { code, farewell, codesLeft, pollNotBefore } = phase;
		if (code !== undefined) this.#add(code.endsAt, (turn) => lapse(turn, phase, code));
		else if (codesLeft === 0) this.#add(0, (turn) => rest(turn, { kind: "unused" }, farewell));
		if (!sendable) return;
		this.#addPoll("farewell", farewell, pollNotBefore);
		this.#addPoll("poll", code, pollNotBefore);
		if (codesLeft === 0) return;
		const wantedAt = code === undefined ? 0 : code.endsAt - leadMs(code);
		this.#add(Math.max(wantedAt, readyAt(phase.retry)), (turn) => requestCode(turn, phase));
	}

	/**
	 * No refresh while flash does not take the mark: it would not take the answer either, and the token that it holds would
	 * be spent. Once a refresh is wanted, the access token is of no use any more.
	 */
	#addHeld(phase: PhaseOf<"held">, pairing: HeldPairing, unsaved: boolean): void {
		const { refreshWanted, refreshAt, meAt, heartbeatAt, confirmed, retry } = phase;
		const add = (at: number, act: typeof refresh) =>
			this.#add(Math.max(at, readyAt(retry)), (turn) => act(turn, phase, pairing));
		if (!unsaved) add(refreshWanted ? 0 : refreshAt, refresh);
		if (refreshWanted) return;
		add(meAt, askMe);
		if (confirmed) add(heartbeatAt, beat);
	}

	#addUnpairing(phase: PhaseOf<"unpairing">, sendable: boolean): void {
		if (phase.stage !== "revoking") return;
		const { deadline, token, revoked } = phase;
		this.#add(deadline, (turn) => eraseTokens(turn, token, revoked));
		if (sendable) this.#add(0, (turn) => revoke(turn, phase));
	}
}

/** Requests go out one at a time, over a connection that is up, with nothing waiting to reach flash. */
function canSend(state: State): boolean {
	return (
		state.link?.kind === "up" &&
		isClockGood(state) &&
		state.savesUnderWay === 0 &&
		flightAtWork(state) === undefined
	);
}
