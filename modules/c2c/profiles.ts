import type { ServicePaths, ServiceProfile } from "./profile.js";
import { authorityOf, isLocalHost, parseWebAddress } from "./web-address.js";

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

export type ServiceAddressResult =
	| Readonly<{ kind: "ok"; baseUrl: string }>
	| Readonly<{ kind: "refused"; text: string }>;

type Defaults = Omit<ServiceProfile, "name" | "baseUrl" | "headers"> &
	Readonly<{
		baseUrl?: string;
		/** The contract wants the firmware version in a header of its own. */
		sendsVersion: boolean;
	}>;

/** Contract 3–9, and RFC 8628 alone. */
const defaults: Readonly<Record<ProfileOptions["kind"], Defaults>> = Object.freeze(
	{
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
		},
	},
	true,
);

/** A service profile from options that may come from a person or a file. */
export function makeProfile(options: ProfileOptions): ProfileResult {
	const { baseUrl: usualBaseUrl, sendsVersion, ...usual } = defaults[options.kind];
	const { firmwareVersion: version, scope = usual.scope, encoding = usual.encoding } = options;
	const base = parseServiceAddress(options.baseUrl ?? usualBaseUrl);
	if (base.kind === "refused") return base;
	const paths = { ...usual.paths, ...options.paths };
	const text = wrongOption(version, scope, paths);
	if (text !== undefined) return { kind: "refused", text };
	const headers = {
		accept: "application/json",
		"user-agent": `Slate/${version}`,
		...(sendsVersion && { "x-client-version": version }),
	};
	const { baseUrl } = base;
	return { kind: "ok", profile: { ...usual, name: options.kind, baseUrl, paths, scope, headers, encoding } };
}

/** The base URL of a service without a slash at its end; `refused` with the rule that it breaks, as a sentence. */
export function parseServiceAddress(text: string | undefined): ServiceAddressResult {
	const refused = (rule: string) =>
		({ kind: "refused", text: `The address of the service ${rule}.` }) as const;
	if (text === undefined) return refused('is missing: the profile "generic" needs one');
	const address = parseWebAddress(text);
	if (address === undefined) {
		return refused("must be an https address without user name, such as https://api.frame.io");
	}
	if (/[?#]/.test(text)) return refused('must have no "?" and no "#"');
	if (address.scheme === "http" && !isLocalHost(address.host)) {
		return refused("must start with https://; http:// is for this machine and private networks only");
	}
	const path = address.path.replace(/\/+$/, "");
	return { kind: "ok", baseUrl: `${address.scheme}://${authorityOf(address)}${path}` } as const;
}

/** What is wrong with the first option that breaks its rule. */
function wrongOption(version: string, scope: string, paths: ServicePaths): string | undefined {
	const wrongPath = Object.entries(paths).find(([, path]) => path !== undefined && !isPath(path))?.[0];
	const rules: readonly (readonly [boolean, string])[] = [
		[isVersion(version), "firmware version must be a semantic version, such as 1.4.2"],
		[isScope(scope), "scope must be words of printable ASCII with one space between two words"],
		[wrongPath === undefined, `path "${wrongPath}" must start with one "/" and be a path of an address`],
	];
	const broken = rules.find(([isKept]) => !isKept);
	return broken && `The ${broken[1]}.`;
}

function isVersion(text: string): boolean {
	return /^\d{1,6}(\.\d{1,6}){2}([-+][0-9A-Za-z.+-]{1,64})?$/.test(text);
}

/** RFC 6749 §3.3. */
function isScope(text: string): boolean {
	return text === "" || /^[!#-[\]-~]+( [!#-[\]-~]+)*$/.test(text);
}

function isPath(text: string): boolean {
	return /^\/(?!\/)[^#]*$/.test(text) && parseWebAddress(`https://localhost${text}`)?.path === text;
}
