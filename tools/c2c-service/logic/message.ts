/** A request as it came in, whole. Header names are in lower case. */
export type ServiceRequest = Readonly<{
	method: string;
	/** Path with its query, such as `/pair?code=048213`. */
	path: string;
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
}>;

/** An answer, whole. Header names are in lower case; the shell adds `content-length`. */
export type ServiceAnswer = Readonly<{
	status: number;
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
}>;

/** What is to happen on the wire once a request was received. */
export type Delivery =
	| Readonly<{ kind: "answer"; delayMs: number; answer: ServiceAnswer }>
	/** The answer starts, with the length of the whole, and ends after `bytes` of its body with a reset. */
	| Readonly<{ kind: "cut"; delayMs: number; answer: ServiceAnswer; bytes: number }>
	| Readonly<{ kind: "reset"; delayMs: number }>
	/** The connection stays open and nothing is ever sent. */
	| Readonly<{ kind: "silence" }>;

/** The path without its query. */
export function pathOf(request: ServiceRequest): string {
	const query = request.path.indexOf("?");
	return query < 0 ? request.path : request.path.slice(0, query);
}
