import { type Random, randomUuid } from "./random.js";
import { type Code, endPairing, isLive, type Pairing, type State } from "./state.js";

export type Refusal =
	| "unknown-code"
	| "lapsed-code"
	| "used-code"
	| "unknown-project"
	| "unknown-user"
	| "unknown-connection"
	| "unusable-name"
	| "unknown-timezone"
	| "past-date";

export type Done<T> = Readonly<{ kind: "done"; value: T } | { kind: "refused"; reason: Refusal }>;

const done = <T>(value: T): Done<T> => ({ kind: "done", value });
const refused = (reason: Refusal): Done<never> => ({ kind: "refused", reason });

export type Approval = Readonly<{
	userCode: string;
	projectId: string;
	/** Id or key of the user. */
	user: string;
	expiresAtMs?: number | undefined;
}>;

/** What people do on the web. Every action is checked here, whatever the page did. */
export class People {
	readonly #state: State;
	readonly #random: Random;
	readonly #now: () => number;

	constructor(state: State, random: Random, now: () => number) {
		this.#state = state;
		this.#random = random;
		this.#now = now;
	}

	/** The live, undecided code with these digits; spaces and hyphens between the digits do not count. */
	findCode(userCode: string): Done<Code> {
		const code = this.#state.userCodes.get(userCode.replace(/[\s-]/g, ""));
		if (code === undefined) return refused("unknown-code");
		if (code.state.kind !== "undecided") return refused("used-code");
		return this.#now() >= code.lapsesAtMs ? refused("lapsed-code") : done(code);
	}

	approve(approval: Approval): Done<Pairing> {
		const found = this.findCode(approval.userCode);
		if (found.kind === "refused") return found;
		const project = this.#state.project(approval.projectId);
		if (project === undefined) return refused("unknown-project");
		const user = this.#state.user(approval.user);
		if (user === undefined) return refused("unknown-user");
		const code = found.value;
		const pairing = this.#newPairing(code, project.id, user.id, user.timezone);
		pairing.expiresAtMs = approval.expiresAtMs;
		code.state = { kind: "approved", pairingId: pairing.id };
		this.#state.addPairing(pairing);
		this.#state.changed();
		return done(pairing);
	}

	#newPairing(code: Code, projectId: string, creatorId: string, timezone: string): Pairing {
		const device = this.#state.devices.get(code.clientId);
		const uuid = () => randomUuid(this.#random);
		const nowMs = this.#now();
		return {
			id: uuid(),
			clientId: code.clientId,
			deviceId: device?.id ?? uuid(),
			projectId,
			creatorId,
			authorizationId: uuid(),
			channelId: uuid(),
			assetType: device?.assetType ?? "video",
			insertedAtMs: nowMs,
			collectByMs: code.lapsesAtMs,
			name: code.deviceName,
			timezone,
			paused: false,
			expiresAtMs: undefined,
			updatedAtMs: nowMs,
			lastSeenAtMs: undefined,
			firmware: code.firmware,
			tokens: undefined,
			end: undefined,
		};
	}

	deny(userCode: string): Done<Code> {
		const found = this.findCode(userCode);
		if (found.kind === "refused") return found;
		found.value.state = { kind: "denied" };
		this.#state.changed();
		return found;
	}

	rename(id: string, name: string): Done<Pairing> {
		const clean = cleanName(name);
		return clean === undefined
			? refused("unusable-name")
			: this.#change(id, (pairing) => {
					pairing.name = clean;
				});
	}

	pause(id: string): Done<Pairing> {
		return this.#change(id, (pairing) => {
			pairing.paused = true;
		});
	}

	resume(id: string): Done<Pairing> {
		return this.#change(id, (pairing) => {
			pairing.paused = false;
		});
	}

	forget(id: string): Done<Pairing> {
		return this.#change(id, (pairing) => endPairing(this.#state, pairing, "forgotten", this.#now()));
	}

	/** `undefined` takes the expiry away. */
	setExpiry(id: string, expiresAtMs: number | undefined): Done<Pairing> {
		if (expiresAtMs !== undefined && expiresAtMs <= this.#now()) return refused("past-date");
		return this.#change(id, (pairing) => {
			pairing.expiresAtMs = expiresAtMs;
		});
	}

	setTimezone(id: string, timezone: string): Done<Pairing> {
		if (!isTimezone(timezone)) return refused("unknown-timezone");
		return this.#change(id, (pairing) => {
			pairing.timezone = timezone;
		});
	}

	renameProject(id: string, name: string): Done<string> {
		const clean = cleanName(name);
		const project = this.#state.project(id);
		if (clean === undefined) return refused("unusable-name");
		if (project === undefined) return refused("unknown-project");
		project.name = clean;
		this.#state.changed();
		return done(clean);
	}

	/** The connection, if it holds now. */
	connection(id: string): Pairing | undefined {
		const pairing = this.#state.pairings.get(id);
		return pairing !== undefined && isLive(this.#state, pairing, this.#now()) ? pairing : undefined;
	}

	/** The connections of a project that hold now, the oldest first. */
	connections(projectId: string): readonly Pairing[] {
		const nowMs = this.#now();
		return [...this.#state.pairings.values()].filter(
			(pairing) => pairing.projectId === projectId && isLive(this.#state, pairing, nowMs),
		);
	}

	#change(id: string, change: (pairing: Pairing) => void): Done<Pairing> {
		const pairing = this.connection(id);
		if (pairing === undefined) return refused("unknown-connection");
		pairing.updatedAtMs = this.#now();
		change(pairing);
		this.#state.changed();
		return done(pairing);
	}
}

/** 1 to 255 characters without control characters, or `undefined`. */
function cleanName(name: string): string | undefined {
	const clean = name.trim();
	return clean !== "" && clean.length <= 255 && !/\p{Cc}/u.test(clean) ? clean : undefined;
}

function isTimezone(timezone: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: timezone });
		return true;
	} catch {
		return false;
	}
}
