/** How long things live and how often they may happen. All in ms. */
export type Lifetimes = Readonly<{
	codeMs: number;
	intervalMs: number;
	/** What one `slow_down` adds to the interval (RFC 8628 §3.5). */
	slowDownMs: number;
	/** A poll may come this much early. */
	toleranceMs: number;
	accessMs: number;
	refreshMs: number;
	/** A connection counts as online for this long after its last contact (contract 9). */
	onlineMs: number;
}>;

export const realLifetimes: Lifetimes = {
	codeMs: 120_000,
	intervalMs: 5_000,
	slowDownMs: 5_000,
	toleranceMs: 500,
	accessMs: 28_800_000,
	refreshMs: 14 * 86_400_000,
	onlineMs: 300_000,
};

/** All lifetimes multiplied by one factor: 0.01 makes an access token live 288 s. */
export function scaleLifetimes(lifetimes: Lifetimes, factor: number): Lifetimes {
	return {
		codeMs: lifetimes.codeMs * factor,
		intervalMs: lifetimes.intervalMs * factor,
		slowDownMs: lifetimes.slowDownMs * factor,
		toleranceMs: lifetimes.toleranceMs * factor,
		accessMs: lifetimes.accessMs * factor,
		refreshMs: lifetimes.refreshMs * factor,
		onlineMs: lifetimes.onlineMs * factor,
	};
}

/** The shapes in which answers are known, or suspected, to come (contract 4.2, 14, 18). */
export const profiles = ["current", "null-link", "empty-link", "legacy", "floats", "strings"] as const;
export type Profile = (typeof profiles)[number];

/**
 * What the real service does in these cases is not documented (contract 19). The first setting is the
 * default.
 */
export const switchSettings = {
	/** Form data other than multipart: taken, or refused in one of four ways. */
	urlencoded: ["accepted", "bad-request", "invalid-client", "unsupported", "unprocessable"],
	/** `client_secret` when polling. */
	pollSecret: ["if-sent", "required"],
	/** What a device hears when the user refuses. */
	denial: ["pending", "access-denied"],
	/** HTTP status of `invalid_request` on a refresh. */
	refreshError: ["400", "401", "403"],
	/** What a refresh gives once the pairing is gone: 401 in detailed form, or `invalid_request`. */
	forgotten: ["401", "invalid-request"],
	/** Whether the tokens of a second pairing end the first one of the same device. */
	secondPairing: ["voids", "keeps"],
	/** Whether a second code ends the first one of the same device. */
	secondCode: ["keeps", "replaces"],
	/** Whether a paused connection may refresh. */
	pausedRefresh: ["works", "refused"],
	/** What a revocation of an unknown token gives (RFC 7009 §2.2 says success). */
	revokeUnknown: ["success", "invalid-request"],
	/** HTTP status of "Not Authorized" on bearer calls (contract 10.2). */
	unauthorized: ["401", "409"],
	/** `long`: 4,096 characters for an access token, 1,024 for a refresh token and 512 for a device code. */
	tokenSize: ["short", "long"],
} as const;

export type SwitchName = keyof typeof switchSettings;
export type Switches = { readonly [Name in SwitchName]: (typeof switchSettings)[Name][number] };

export const defaultSwitches: Switches = {
	urlencoded: "accepted",
	pollSecret: "if-sent",
	denial: "pending",
	refreshError: "400",
	forgotten: "401",
	secondPairing: "voids",
	secondCode: "keeps",
	pausedRefresh: "works",
	revokeUnknown: "success",
	unauthorized: "401",
	tokenSize: "short",
};

function isSwitchName(name: string): name is SwitchName {
	return Object.hasOwn(switchSettings, name);
}

/** The switches with one of them set, or a line that says why not. */
export function withSwitch(
	switches: Switches,
	name: string,
	setting: string,
): { kind: "set"; switches: Switches } | { kind: "refused"; text: string } {
	if (!isSwitchName(name)) {
		const names = Object.keys(switchSettings).join(", ");
		return { kind: "refused", text: `there is no switch "${name}"; there are: ${names}` };
	}
	const settings: readonly string[] = switchSettings[name];
	if (!settings.includes(setting)) {
		return { kind: "refused", text: `${name} must be one of ${settings.join(", ")}, not "${setting}"` };
	}
	return { kind: "set", switches: { ...switches, [name]: setting } };
}

export type Settings = Readonly<{
	/** Where people and devices reach the service, without a trailing slash. */
	origin: string;
	lifetimes: Lifetimes;
	profile: Profile;
	switches: Switches;
	/** Leaky bucket per connection and path on bearer calls (contract 10.4). */
	rate: Readonly<{ limit: number; windowMs: number }>;
}>;

export const defaultSettings: Settings = {
	origin: "https://127.0.0.1",
	lifetimes: realLifetimes,
	profile: "current",
	switches: defaultSwitches,
	rate: { limit: 100, windowMs: 1_000 },
};
