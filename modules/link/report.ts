/** Why there is no connection, in the order in which a chain of causes is looked for. */
export type LinkReason =
	/** The radio does not work. */
	| "radio"
	/** The Wi-Fi network is not set, not there or refuses. */
	| "not-joined"
	| "wrong-password"
	/** No address from DHCP. */
	| "no-address"
	/** The name of the service cannot be looked up. */
	| "no-name"
	/** The service's address cannot be reached. */
	| "no-internet"
	/** A sign-in page answers instead of the service. */
	| "portal"
	/** The wall clock is not set: no certificate can be checked. */
	| "clock"
	/** The certificate of the service is not accepted. */
	| "untrusted"
	/** The certificate of the service is not valid at this time: it has ended, or the clock is wrong. */
	| "not-valid-now"
	/** The connection is made but the service gives no whole answer. */
	| "no-answer"
	/** The service says that it is out of order (5xx). */
	| "service-down"
	/** The service asks for patience (429). */
	| "service-busy"
	/** The service, or a filter before it, refuses access (402, 403, 404, 409, 422). */
	| "blocked"
	/** What answers does not speak the protocol. */
	| "garbled";

/** What the radio or cable says of itself. `bars` is 0–4, `undefined` for a cable; `network` is its name, if it has one. */
export type LinkReport =
	| Readonly<{ kind: "joining"; network?: string | undefined }>
	| Readonly<{ kind: "up"; bars: number | undefined; network?: string | undefined }>
	| Readonly<{ kind: "down"; reason: "radio" | "not-joined" | "wrong-password" | "no-address" }>;

/** How a request failed before an answer was whole. `detail` is for the log: a system's error code, never content. */
export type TransportFailure = Readonly<{
	kind:
		| "no-name"
		| "unreachable"
		| "refused"
		| "reset"
		| "timeout"
		| "untrusted"
		| "not-valid-now"
		| "too-large"
		| "not-http"
		| "aborted";
	detail: string;
}>;
