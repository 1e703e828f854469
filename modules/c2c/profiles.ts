import type { ServicePaths, ServiceProfile } from "./profile.js";
import { isLocalHost, parseWebAddress } from "./web-address.js";

export type ProfileOptions = Readonly<{
	kind: "frameio" | "generic";
	/** Needed for `generic`; `https://api.frame.io` for `frameio` unless given. */
	baseUrl?: string | undefined;
	/** Semantic version, such as `1.4.2` (contract 3). */
	firmwareVersion: string;
	/** Space-separated words; the service's usual ones unless given. */
	scope?: string | undefined;
	encoding?: ServiceProfile["encoding"] | undefined;
	/** Replaces single paths of the service. */
	paths?: Partial<ServicePaths> | undefined;
}>;

export type ProfileResult =
	| Readonly<{ kind: "ok"; profile: ServiceProfile }>
	/** `text` says to a person which option is wrong and what it must be. */
	| Readonly<{ kind: "refused"; text: string }>;

type Defaults = Omit<ServiceProfile, "name" | "baseUrl" | "headers"> &
	Readonly<{
		baseUrl: string | undefined;
		/** The contract wants the firmware version in a header of its own. */
		sendsVersion: boolean;
	}>;

/** Contract 3–9, and RFC 8628 alone. */
const defaults: Readonly<Record<ProfileOptions["kind"], Defaults>> = {
	frameio: {
		baseUrl: "https://api.frame.io",
		sendsVersion: true,
		paths: {
			deviceCode: "/v2/auth/device/code",
			token: "/v2/auth/token",
			revoke: "/v2/auth/revoke",
			me: "/v2/devices/me",
			heartbeat: "/v2/devices/heartbeat",
			health: "/health",
		},
		scope: "asset_create offline",
		deviceCodeHeaders: { "x-client-platypus-enabled": "true" },
		encoding: "auto",
		clientSecret: "required",
		userCode: { kind: "six-digits" },
		defaultCodeLifetimeMs: 120_000,
	},
	generic: {
		baseUrl: undefined,
		sendsVersion: false,
		paths: {
			deviceCode: "/device/auth",
			token: "/token",
			revoke: "/token/revocation",
			me: undefined,
			heartbeat: undefined,
			health: undefined,
		},
		scope: "openid offline_access",
		deviceCodeHeaders: {},
		encoding: "urlencoded",
		clientSecret: "optional",
		userCode: { kind: "printable", minLength: 4, maxLength: 12 },
		defaultCodeLifetimeMs: undefined,
	},
};

/** A service profile from options that may come from a person or a file. */
export function makeProfile(options: ProfileOptions): ProfileResult {
	const { baseUrl: usualBaseUrl, sendsVersion, ...usual } = defaults[options.kind];
	const base = parseBaseUrl(options.baseUrl ?? usualBaseUrl);
	if (base.kind === "refused") {
		return base;
	}
	const paths = { ...usual.paths, ...options.paths };
	const scope = options.scope ?? usual.scope;
	const text = wrongVersion(options.firmwareVersion) ?? wrongScope(scope) ?? wrongPath(paths);
	if (text !== undefined) {
		return { kind: "refused", text };
	}
	const profile: ServiceProfile = {
		...usual,
		name: options.kind,
		baseUrl: base.baseUrl,
		paths,
		scope,
		headers: headersOf(options.firmwareVersion, sendsVersion),
		encoding: options.encoding ?? usual.encoding,
	};
	return { kind: "ok", profile };
}

function headersOf(version: string, sendsVersion: boolean): Readonly<Record<string, string>> {
	const headers = { accept: "application/json", "user-agent": `Slate/${version}` };
	return sendsVersion ? { ...headers, "x-client-version": version } : headers;
}

function parseBaseUrl(text: string | undefined) {
	const refused = (rule: string) =>
		({ kind: "refused", text: `The address of the service ${rule}.` }) as const;
	if (text === undefined) {
		return refused('is missing; the profile "generic" needs one, such as https://id.example.com');
	}
	const address = parseWebAddress(text);
	if (address === undefined) {
		return refused("must be an https address without user name, such as https://api.frame.io");
	}
	if (address.fragment !== undefined || text.includes("?")) {
		return refused('must have no "?" and no "#"');
	}
	if (address.scheme === "http" && !isLocalHost(address.host)) {
		return refused(
			"must start with https://; http:// is only for a service on this machine or a private network",
		);
	}
	const port = address.isDefaultPort ? "" : `:${address.port}`;
	const path = address.path.replace(/\/+$/, "");
	return { kind: "ok", baseUrl: `${address.scheme}://${address.host}${port}${path}` } as const;
}

function wrongVersion(version: string): string | undefined {
	const isSemantic = /^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}([-+][0-9A-Za-z.+-]{1,64})?$/.test(version);
	return isSemantic ? undefined : "The firmware version must be a semantic version, such as 1.4.2.";
}

/** RFC 6749 §3.3. */
function wrongScope(scope: string): string | undefined {
	const isScope = scope === "" || /^[!#-[\]-~]+( [!#-[\]-~]+)*$/.test(scope);
	return isScope ? undefined : "The scope must be words of printable ASCII with one space between two words.";
}

function wrongPath(paths: ServicePaths): string | undefined {
	const wrong = Object.entries(paths).find(([, path]) => path !== undefined && !isPath(path));
	return wrong === undefined
		? undefined
		: `The path "${wrong[0]}" must start with one "/" and hold only what an address may hold.`;
}

function isPath(path: string): boolean {
	return /^\/(?!\/)[^#]*$/.test(path) && parseWebAddress(`https://localhost${path}`)?.path === path;
}
