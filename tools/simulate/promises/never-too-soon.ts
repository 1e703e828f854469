import type { HttpOutcome } from "../../../modules/engine/ports.js";
import type { CallKind, Sent } from "../world/sent.js";
import { type GoodCode, goodCode, type Reading, read } from "./answers.js";
import type { Break, MakeWatcher } from "./promise.js";

/** Two times that were rounded to ms may differ by this. */
const roundingMs = 2;
const requestsPerMinute = 60;
const heartbeatDistanceMs = 60_000;
const refreshDistanceMs = 299_000;
const codesInARow = 3;
const slowRetryMs = 240_000;

type Polled = {
	intervalMs: number;
	notBefore: number;
	endsAt: number;
	failures: number;
	pollsAfterEnd: number;
	isVoid: boolean;
	/** A person has cancelled it: what becomes of a poll that was under way says nothing about the next code. */
	isGivenUp: boolean;
};

/** The wait that a failed attempt asks for. Monotonic ms. */
type Patience = { failures: number; notBefore: number; patienceUntil: number };

/**
 * No code is polled, and nothing is tried again, sooner than RFC 8628 §3.5, `Retry-After` and the contract's back-off
 * allow; no more than three codes in a row, one last poll of each, one refresh at a time.
 */
export const neverTooSoon: MakeWatcher = (world, broken) => {
	let watch = new Pace(broken);
	return {
		name: "never-too-soon",
		onBoot() {
			watch = new Pace(broken);
		},
		onButton(down) {
			if (!down) watch.hurry();
		},
		onLinkUp() {
			watch.hurry();
		},
		onEvent() {
			watch.notePhase(world.state.phase.kind);
		},
		onSent(sent) {
			watch.onSent(sent);
		},
		onSettled(sent, outcome) {
			watch.onSettled(sent, outcome, world.boardNow, world.state.record.encoding !== undefined);
		},
	};
};

const patient = (): Patience => ({ failures: 0, notBefore: 0, patienceUntil: 0 });

/** Everything here counts on the board's monotonic clock, from one power-on to the next. */
class Pace {
	readonly #broken: Break;
	readonly #codes = new Map<string, Polled>();
	#anyPollAt = Number.NEGATIVE_INFINITY;
	#codesInARow = 0;
	#phase = "";
	readonly #recent: number[] = [];
	readonly #openRefreshes = new Set<number>();
	#heartbeatAt = Number.NEGATIVE_INFINITY;
	#refreshedAt = Number.NEGATIVE_INFINITY;
	readonly #patience: Record<"code" | "held", Patience> = { code: patient(), held: patient() };

	constructor(broken: Break) {
		this.#broken = broken;
	}

	/** A press, or a connection that came back, cuts the board's own back-off short; nothing else. */
	hurry(): void {
		this.#patience.code.notBefore = 0;
		this.#patience.held.notBefore = 0;
		this.#codesInARow = 0;
		// Whoever starts to pair anew starts the back-off anew, but not what the service asked for.
		if (this.#phase !== "pairing") this.#patience.code.failures = 0;
	}

	notePhase(phase: string): void {
		if (phase === this.#phase) return;
		// What was asked of one pairing ends with it: the next one has its tokens from a service that answers.
		if (this.#phase === "held") this.#patience.held = patient();
		this.#phase = phase;
		if (phase === "pairing") return;
		this.#codesInARow = 0;
		for (const polled of this.#codes.values()) polled.isGivenUp = true;
	}

	onSent(sent: Sent): void {
		const { call, boardAt } = sent;
		this.#countRecent(boardAt);
		if (call === "poll") this.#checkPoll(this.#codes.get(sent.fields.get("device_code") ?? ""), boardAt);
		if (call === "code") this.#checkCodeRequest();
		if (call === "refresh") this.#checkRefresh(sent);
		if (call === "heartbeat" && boardAt < this.#heartbeatAt + heartbeatDistanceMs - roundingMs)
			this.#broken("two heartbeats within 60 s");
		const group = groupOf(call);
		if (group !== undefined) this.#checkPatience(call, this.#patience[group], boardAt);
	}

	/** `isEncodingKnown`: until it is, a code request that is refused is sent once more in the other encoding at once. */
	onSettled(sent: Sent, outcome: HttpOutcome, now: number, isEncodingKnown: boolean): void {
		const reading = meaningOf(sent.call, outcome);
		if (sent.call === "refresh") this.#openRefreshes.delete(sent.number);
		if (sent.call === "heartbeat" && reading.kind === "ok") this.#heartbeatAt = now;
		if (sent.call === "refresh" && reading.kind === "ok" && isComplete("refresh", reading.json))
			this.#refreshedAt = now;
		if (sent.call === "poll") this.#notePolled(sent, reading, now);
		if (sent.call === "code") this.#noteCode(sent, reading, now);
		const group = groupOf(sent.call);
		// What comes after the end of a pairing says nothing about the next one.
		if (group === undefined || (group === "held" && this.#phase !== "held")) return;
		if (sent.call === "code" && !isEncodingKnown && isUnreadable(outcome)) return;
		const isGood = reading.kind !== "ok" || isComplete(sent.call, reading.json);
		const meaning: Reading = isGood ? reading : { kind: "failed", retryAfterMs: 0, isPortal: false };
		this.#notePatience(this.#patience[group], meaning, now);
	}

	#countRecent(now: number): void {
		const recent = this.#recent;
		recent.push(now);
		while (recent.length > 0 && (recent[0] ?? now) < now - 60_000) recent.shift();
		if (recent.length > requestsPerMinute) this.#broken(`${recent.length} requests within a minute`);
	}

	#checkPoll(polled: Polled | undefined, now: number): void {
		if (polled === undefined) {
			this.#broken("a code was polled that this start never got");
			return;
		}
		if (polled.isVoid) this.#broken("a code was polled after the service had ended it");
		if (now < polled.notBefore - roundingMs)
			this.#broken(`a code was polled ${polled.notBefore - now} ms too soon`);
		const shortest = Math.min(...[...this.#codes.values()].map((one) => one.intervalMs));
		if (now < this.#anyPollAt + shortest - roundingMs)
			this.#broken(`another code was polled ${this.#anyPollAt + shortest - now} ms too soon`);
		if (now < polled.endsAt) return;
		polled.pollsAfterEnd += 1;
		if (polled.pollsAfterEnd > 1) this.#broken("a code was polled more than once after its end");
	}

	#checkCodeRequest(): void {
		if (this.#codesInARow >= codesInARow) this.#broken("a fourth code was asked for though nobody was there");
	}

	#checkRefresh(sent: Sent): void {
		this.#openRefreshes.add(sent.number);
		if (this.#openRefreshes.size > 1) this.#broken("two refreshes at once");
		if (sent.boardAt < this.#refreshedAt + refreshDistanceMs) this.#broken("two refreshes within 5 minutes");
	}

	#checkPatience(call: CallKind, patience: Patience, now: number): void {
		if (now < patience.patienceUntil - roundingMs)
			this.#broken(`${call}: sent ${patience.patienceUntil - now} ms before Retry-After allows it`);
		if (now < patience.notBefore - roundingMs)
			this.#broken(`${call}: tried again ${patience.notBefore - now} ms too soon`);
	}

	#notePolled(sent: Sent, reading: Reading, now: number): void {
		const polled = this.#codes.get(sent.fields.get("device_code") ?? "");
		if (polled === undefined) return;
		if (reading.kind === "error") {
			polled.failures = 0;
			if (reading.error === "slow_down") polled.intervalMs += 5_000;
			else if (reading.error !== "authorization_pending") polled.isVoid = true;
		} else if (reading.kind !== "aborted" && reading.kind !== "ok") polled.failures += 1;
		else if (reading.kind === "ok" && typeof reading.json.access_token !== "string") polled.failures += 1;
		const doubled = polled.intervalMs * 2 ** polled.failures;
		const pause =
			polled.failures === 0 ? polled.intervalMs : Math.max(polled.intervalMs, Math.min(30_000, doubled));
		polled.notBefore = now + Math.max(pause, reading.kind === "failed" ? reading.retryAfterMs : 0);
		if (!polled.isGivenUp) this.#anyPollAt = now;
	}

	#noteCode(sent: Sent, reading: Reading, now: number): void {
		const code: GoodCode | undefined = reading.kind === "ok" ? goodCode(reading.json) : undefined;
		if (code === undefined) return;
		this.#codesInARow += 1;
		this.#codes.set(code.deviceCode, {
			intervalMs: code.intervalMs,
			notBefore: now + code.intervalMs,
			endsAt: sent.boardAt + code.lifetimeMs,
			failures: 0,
			pollsAfterEnd: 0,
			isVoid: false,
			isGivenUp: false,
		});
	}

	#notePatience(patience: Patience, reading: Reading, now: number): void {
		switch (reading.kind) {
			case "failed":
				patience.failures += 1;
				patience.notBefore = now + 800 * Math.min(60, 2 ** (patience.failures - 1));
				patience.patienceUntil = Math.max(patience.patienceUntil, now + reading.retryAfterMs);
				return;
			case "blocked":
				patience.failures += 1;
				patience.notBefore = now + slowRetryMs;
				return;
			case "aborted":
				return;
			default:
				patience.failures = 0;
				patience.notBefore = 0;
		}
	}
}

function groupOf(call: CallKind): "code" | "held" | undefined {
	if (call === "code") return "code";
	return call === "me" || call === "heartbeat" || call === "refresh" ? "held" : undefined;
}

/** A heartbeat has arrived with any 2xx that is no sign-in page's (contract 10.3); its body says nothing. */
function meaningOf(call: CallKind, outcome: HttpOutcome): Reading {
	const reading = read(outcome);
	if (call !== "heartbeat" || outcome.kind === "failed" || outcome.response.status >= 300) return reading;
	return reading.kind === "failed" && !reading.isPortal ? { kind: "ok", json: {} } : reading;
}

/** A 2xx without what it is for is a failed attempt like any other. */
function isComplete(call: CallKind, json: Readonly<Record<string, unknown>>): boolean {
	if (call === "code") return goodCode(json) !== undefined;
	if (call !== "refresh") return true;
	const { access_token: access, refresh_token: refresh = null } = json;
	return typeof access === "string" && (refresh === null || typeof refresh === "string");
}

function isUnreadable(outcome: HttpOutcome): boolean {
	return outcome.kind === "response" && [400, 415, 422].includes(outcome.response.status);
}
