import {
	type AssetType,
	type Model,
	newProjects,
	type Project,
	seedModels,
	seedUsers,
	type User,
} from "./seed.js";

/** A unit, known by its `client_id`. */
export type Device = Readonly<{ id: string; clientId: string; name: string; assetType: AssetType }>;

export type CodeState =
	| Readonly<{ kind: "undecided" }>
	| Readonly<{ kind: "denied" }>
	| Readonly<{ kind: "approved"; pairingId: string }>
	/** Its tokens were handed out, or a newer code replaced it. */
	| Readonly<{ kind: "spent" }>;

export type Code = {
	/** Secret. */
	readonly deviceCode: string;
	readonly userCode: string;
	readonly clientId: string;
	readonly deviceName: string;
	readonly firmware: string;
	readonly issuedAtMs: number;
	readonly lapsesAtMs: number;
	/** What the device was told, plus what every `slow_down` added. */
	intervalMs: number;
	lastPollAtMs: number;
	state: CodeState;
};

export type TokenPair = Readonly<{
	/** Secret. */
	access: string;
	/** Secret. */
	refresh: string;
	accessLapsesAtMs: number;
	refreshLapsesAtMs: number;
}>;

export const endReasons = ["forgotten", "revoked", "expired", "replaced", "never-collected"] as const;
export type EndReason = (typeof endReasons)[number];

/** One connection of one device to one project. */
export type Pairing = {
	readonly id: string;
	readonly clientId: string;
	readonly deviceId: string;
	readonly projectId: string;
	readonly creatorId: string;
	readonly authorizationId: string;
	readonly channelId: string;
	readonly assetType: AssetType;
	readonly insertedAtMs: number;
	/** When the code lapses by which the tokens must be collected. */
	readonly collectByMs: number;
	name: string;
	timezone: string;
	paused: boolean;
	expiresAtMs: number | undefined;
	updatedAtMs: number;
	lastSeenAtMs: number | undefined;
	firmware: string;
	/**
	 * `undefined` until the device collects them; kept after the end, to tell a lost pairing from an unknown
	 * token.
	 */
	tokens: TokenPair | undefined;
	end: Readonly<{ reason: EndReason; atMs: number }> | undefined;
};

/** The oldest entries beyond these are dropped. */
export const stateLimits = { devices: 10_000, codes: 2_000, pairings: 10_000, spentTokens: 2_000 } as const;

/** Everything the service knows. Only the functions of this folder change it. */
export class State {
	models: readonly Model[] = seedModels;
	readonly users: readonly User[] = seedUsers;
	readonly projects: Project[] = newProjects();
	readonly devices = new Map<string, Device>();
	/** By device code, the oldest first. */
	readonly codes = new Map<string, Code>();
	/** The latest code that had these digits. */
	readonly userCodes = new Map<string, Code>();
	/** By id, the oldest first. */
	readonly pairings = new Map<string, Pairing>();
	/** Current access and refresh tokens. */
	readonly tokens = new Map<string, Pairing>();
	/** Tokens that were replaced; only to say so in the record. */
	readonly spentTokens = new Set<string>();
	/** Grows with every change that must survive a restart. */
	revision = 0;

	changed(): void {
		this.revision += 1;
	}

	addDevice(device: Device): void {
		this.devices.set(device.clientId, device);
		for (const clientId of this.devices.keys()) {
			if (this.devices.size <= stateLimits.devices) break;
			this.devices.delete(clientId);
		}
	}

	addCode(code: Code): void {
		this.codes.set(code.deviceCode, code);
		this.userCodes.set(code.userCode, code);
		for (const oldest of this.codes.values()) {
			if (this.codes.size <= stateLimits.codes) break;
			this.codes.delete(oldest.deviceCode);
			if (this.userCodes.get(oldest.userCode) === oldest) this.userCodes.delete(oldest.userCode);
		}
	}

	addPairing(pairing: Pairing): void {
		this.pairings.set(pairing.id, pairing);
		if (this.pairings.size <= stateLimits.pairings) return;
		const oldest = this.#leastNeededPairing();
		if (oldest === undefined) return;
		this.setTokens(oldest, undefined);
		this.pairings.delete(oldest.id);
	}

	/** The pairing that ended first in the list, or else the first. */
	#leastNeededPairing(): Pairing | undefined {
		let first: Pairing | undefined;
		for (const pairing of this.pairings.values()) {
			if (pairing.end !== undefined) return pairing;
			first ??= pairing;
		}
		return first;
	}

	/** Replaces both tokens at once; the old ones stop working in the same moment. */
	setTokens(pairing: Pairing, tokens: TokenPair | undefined): void {
		if (pairing.tokens !== undefined) {
			this.tokens.delete(pairing.tokens.access);
			this.tokens.delete(pairing.tokens.refresh);
			this.#noteSpent(pairing.tokens.access);
			this.#noteSpent(pairing.tokens.refresh);
		}
		pairing.tokens = tokens;
		if (tokens === undefined) return;
		this.tokens.set(tokens.access, pairing);
		this.tokens.set(tokens.refresh, pairing);
	}

	#noteSpent(token: string): void {
		this.spentTokens.add(token);
		for (const oldest of this.spentTokens) {
			if (this.spentTokens.size <= stateLimits.spentTokens) break;
			this.spentTokens.delete(oldest);
		}
	}

	model(clientSecret: string): Model | undefined {
		return this.models.find((model) => model.clientSecret === clientSecret);
	}

	project(id: string): Project | undefined {
		return this.projects.find((project) => project.id === id);
	}

	user(id: string): User | undefined {
		return this.users.find((user) => user.id === id || user.key === id);
	}
}

/** Ends a pairing once; a second end changes nothing. */
export function endPairing(state: State, pairing: Pairing, reason: EndReason, nowMs: number): void {
	if (pairing.end !== undefined) return;
	pairing.end = { reason, atMs: nowMs };
	pairing.updatedAtMs = nowMs;
	state.changed();
}

/** Whether the pairing holds now. One whose expiry or collection time has passed is ended by asking. */
export function isLive(state: State, pairing: Pairing, nowMs: number): boolean {
	if (pairing.end === undefined) {
		if (pairing.expiresAtMs !== undefined && nowMs >= pairing.expiresAtMs) {
			endPairing(state, pairing, "expired", nowMs);
		} else if (pairing.tokens === undefined && nowMs >= pairing.collectByMs) {
			endPairing(state, pairing, "never-collected", nowMs);
		}
	}
	return pairing.end === undefined;
}

export type Badge = "online" | "offline" | "paused";

/** Contract 9: online until `onlineMs` after the last contact. */
export function badgeOf(pairing: Pairing, nowMs: number, onlineMs: number): Badge {
	if (pairing.paused) return "paused";
	const seen = pairing.lastSeenAtMs;
	return seen !== undefined && nowMs - seen < onlineMs ? "online" : "offline";
}
