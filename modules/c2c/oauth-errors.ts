import type { OAuthError } from "./answer.js";

/**
 * What an error code asks of a device that polls (contract 5.1, RFC 8628 §3.5): go on, go on more slowly, get a new code,
 * stop because a person said no, stop because the client is not known, or stop. A code that is not known means stop.
 */
export const oauthErrors: Readonly<
	Record<OAuthError, "pending" | "slow" | "void" | "denied" | "client" | "stop">
> = Object.freeze(
	{
		authorization_pending: "pending",
		slow_down: "slow",
		expired_token: "void",
		invalid_grant: "void",
		access_denied: "denied",
		invalid_client: "client",
		unauthorized_client: "client",
		invalid_request: "stop",
		bad_request: "stop",
		invalid_scope: "stop",
		unsupported_grant_type: "stop",
		unknown: "stop",
	},
	true,
);

const codes: readonly string[] = Object.freeze(Object.keys(oauthErrors), true);

/** Asks no object for a property of that name: XS would keep the name for good. */
export function isOAuthError(code: string): code is OAuthError {
	return codes.includes(code);
}
