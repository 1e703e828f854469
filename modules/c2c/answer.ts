/** One HTTP answer as the network gave it. Header names are in lower case. */
export type HttpResponse = Readonly<{
	status: number;
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
}>;

/** A request ready for the wire. */
export type HttpRequest = Readonly<{
	method: "GET" | "POST";
	url: string;
	headers: Readonly<Record<string, string>>;
	body: Uint8Array | undefined;
}>;

/** Stable codes of everything that can be wrong with an answer; see {@link Fault.text} for people. */
export type FaultCode =
	| "body-too-large"
	| "body-not-utf8"
	| "body-not-json"
	| "body-not-object"
	| "field-missing"
	| "field-type"
	| "field-empty"
	| "field-too-long"
	| "field-format"
	| "field-range";

/** `text` names call and field: `"device code" answer: "interval" must be a number`. It never holds a value. */
export type Fault = Readonly<{ code: FaultCode; field: string | undefined; text: string }>;

/** The error codes that carry a decision (contract 5.1, RFC 6749 §5.2, RFC 8628 §3.5). */
export type OAuthError =
	| "authorization_pending"
	| "slow_down"
	| "expired_token"
	| "access_denied"
	| "invalid_grant"
	| "invalid_client"
	| "invalid_request"
	| "bad_request"
	| "invalid_scope"
	| "unauthorized_client"
	| "unsupported_grant_type"
	| "unknown";

/** What an answer means when it is not the success of its call (contract 5.1 and 10.3). */
export type Problem =
	/** `{"error": …}` on a 4xx; any code that is not known is `unknown`. */
	| Readonly<{ kind: "oauth"; error: OAuthError; status: number }>
	/** 401 with a JSON body, or another 4xx whose message is "Not Authorized". */
	| Readonly<{ kind: "not-authorized" }>
	/** 402. */
	| Readonly<{ kind: "plan-limit" }>
	/** 403. */
	| Readonly<{ kind: "forbidden" }>
	/** 404. */
	| Readonly<{ kind: "not-found" }>
	/** 409 with "Channel Paused". */
	| Readonly<{ kind: "paused" }>
	/** 409 otherwise. */
	| Readonly<{ kind: "conflict" }>
	/** 422. */
	| Readonly<{ kind: "unprocessable" }>
	/** 429. */
	| Readonly<{ kind: "busy" }>
	/** 5xx. */
	| Readonly<{ kind: "unavailable"; status: number }>
	/** A redirect, or HTML where JSON belongs: somebody in between answers. */
	| Readonly<{ kind: "portal" }>
	/** Any other status, without a meaning of its own. */
	| Readonly<{ kind: "unexpected"; status: number }>
	/** A success by its status, but not by its content. */
	| Readonly<{ kind: "malformed"; fault: Fault }>;

export type Answer<T> = Readonly<{ kind: "ok"; value: T }> | Problem;

/** Contract 4.2, RFC 8628 §3.2. */
export type DeviceCodeGrant = Readonly<{
	/** Secret; 1–512 bytes. */
	deviceCode: string;
	userCode: string;
	/** 1 s … 24 h. */
	lifetimeMs: number;
	/** 1 s … 300 s; RFC 8628 §3.5 gives 5 s when the service names none. */
	intervalMs: number;
	/** The name under which the service lists this device; up to 255 characters. */
	deviceName: string | undefined;
	verificationUri: string | undefined;
	verificationUriComplete: string | undefined;
}>;

/** Contract 5.2, RFC 6749 §5.1. */
export type TokenGrant = Readonly<{
	/** Secret; 1–4,096 bytes. */
	accessToken: string;
	/** Secret; 1–1,024 bytes. `undefined` where the service gives none. */
	refreshToken: string | undefined;
	/** 1 s … 31 days; 8 h when the service names none that is usable. */
	lifetimeMs: number;
}>;

/** What `devices/me` tells that a screen or a decision needs (contract 8). Every field can be missing. */
export type DeviceStatus = Readonly<{
	deviceName: string | undefined;
	status: "online" | "offline" | "paused" | undefined;
	projectId: string | undefined;
	projectName: string | undefined;
	timezone: string | undefined;
	/** End of the authorization as the user set it, ms since 1970. */
	expiresAtMs: number | undefined;
}>;
