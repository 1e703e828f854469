import { type Random, randomToken } from "../logic/random.js";

export type Notice = Readonly<{ tone: "good" | "bad"; text: string }>;

export type Session = {
	/** Secret: the cookie's value. */
	readonly id: string;
	/** Secret: every form carries it back. */
	readonly formToken: string;
	readonly lapsesAtMs: number;
	userId: string | undefined;
	/** Where to go after signing in; always a path of this site. */
	next: string | undefined;
	/** Shown once, on the next page. */
	notice: Notice | undefined;
	/** The user code that was typed in the project and awaits a decision. */
	userCode: string | undefined;
};

const lifetimeMs = 12 * 3_600_000;
const maxSessions = 1_000;

/** Sessions in memory: a restart signs everybody out. Beyond 1,000 the oldest one ends. */
export class Sessions {
	readonly #sessions = new Map<string, Session>();
	readonly #random: Random;

	constructor(random: Random) {
		this.#random = random;
	}

	find(id: string | undefined, nowMs: number): Session | undefined {
		const session = id === undefined ? undefined : this.#sessions.get(id);
		if (session === undefined) return undefined;
		if (nowMs < session.lapsesAtMs) return session;
		this.#sessions.delete(session.id);
		return undefined;
	}

	start(nowMs: number): Session {
		const session: Session = {
			id: randomToken(this.#random, 24),
			formToken: randomToken(this.#random, 24),
			lapsesAtMs: nowMs + lifetimeMs,
			userId: undefined,
			next: undefined,
			notice: undefined,
			userCode: undefined,
		};
		this.#sessions.set(session.id, session);
		for (const oldest of this.#sessions.keys()) {
			if (this.#sessions.size <= maxSessions) break;
			this.#sessions.delete(oldest);
		}
		return session;
	}

	end(session: Session): void {
		this.#sessions.delete(session.id);
	}
}

const maxWrongCodes = 5;
const windowMs = 60_000;

/**
 * Slows down the guessing of codes (RFC 8628 §5.1): five wrong ones in a minute, then a pause. It counts per
 * user, so that a new session gives no new guesses.
 */
export class WrongCodes {
	readonly #times = new Map<string, readonly number[]>();

	/** How long the user must wait before the next code, in ms; 0 when not at all. */
	waitMs(userId: string, nowMs: number): number {
		const recent = this.#recent(userId, nowMs);
		const first = recent[recent.length - maxWrongCodes];
		return first === undefined ? 0 : first + windowMs - nowMs;
	}

	add(userId: string, nowMs: number): void {
		this.#times.set(userId, [...this.#recent(userId, nowMs), nowMs].slice(-maxWrongCodes));
	}

	#recent(userId: string, nowMs: number): readonly number[] {
		return (this.#times.get(userId) ?? []).filter((time) => nowMs - time < windowMs);
	}
}
