/** How form fields travel: RFC 6749 Appendix B, or RFC 7578 as Frame.io's examples show. */
export type Encoding = "urlencoded" | "multipart";

/** The calls of the service. A path that is `undefined` is a call the service does not offer. */
export type ServicePaths = Readonly<{
	deviceCode: string;
	token: string;
	revoke: string | undefined;
	me: string | undefined;
	heartbeat: string | undefined;
	health: string | undefined;
}>;

/** All that differs between one service and another; the protocol code itself has no special cases. */
export type ServiceProfile = Readonly<{
	name: string;
	/** Origin without a trailing slash, such as `https://api.frame.io`. */
	baseUrl: string;
	paths: ServicePaths;
	/** Space-separated scope words of the device code request. */
	scope: string;
	/** Sent with every call, names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Sent with the device code request only, names in lower case. */
	deviceCodeHeaders: Readonly<Record<string, string>>;
	/** `auto`: the first code request tries urlencoded, then multipart; what worked is remembered. */
	encoding: "auto" | Encoding;
	/** Whether a board without a client secret is unconfigured, or is a public client (RFC 6749 §2.1). */
	clientSecret: "required" | "optional";
	/** What a user code of this service may be; anything else is never drawn. */
	userCode: Readonly<{ kind: "six-digits" } | { kind: "printable"; minLength: number; maxLength: number }>;
	/** How long a code lives when the service does not say; `undefined`: it must say (RFC 8628 §3.2). ms. */
	defaultCodeLifetimeMs?: number | undefined;
}>;
