/** What a worker is asked: to run one file. */
export type Order = Readonly<{ file: string; grep: string | undefined; timeoutMs: number }>;

/** What a worker says, in this order: each test that has ended, then that the file is over. */
export type Report =
	| Readonly<{ kind: "passed" }>
	| Readonly<{ kind: "failed"; text: string }>
	| Readonly<{ kind: "over" }>;

/** Reads a message from a worker; `undefined` when it is none of these, such as one that a test sent. */
export function readReport(message: unknown): Report | undefined {
	if (typeof message !== "object" || message === null || !("kind" in message)) return undefined;
	switch (message.kind) {
		case "passed":
		case "over":
			return { kind: message.kind };
		case "failed":
			return "text" in message ? { kind: "failed", text: String(message.text) } : undefined;
		default:
			return undefined;
	}
}
