/** One poll as a script sees it. */
export type Poll = Readonly<{
	/** Which of the codes that were given out, from 1. */
	code: number;
	/** Which poll of this code, from 1. */
	n: number;
	/** Since the answer that gave the code, ms. */
	afterMs: number;
	/** Wall clock of the server, ms since 1970. */
	wallMs: number;
}>;

type Message = Readonly<{ status: number; body: string; headers?: Readonly<Record<string, string>> }>;

/** What the server does with one request. `afterMs`: how long it takes, if not the usual moment. */
export type Reply =
	| (Readonly<{ kind: "answer"; afterMs?: number }> & Message)
	/** Half of the body, then the end of the connection. */
	| (Readonly<{ kind: "cut"; afterMs?: number }> & Message)
	/** Half of the body, then nothing more. */
	| (Readonly<{ kind: "stall"; afterMs?: number }> & Message)
	| Readonly<{ kind: "reset"; afterMs?: number }>
	| Readonly<{ kind: "silence" }>;

export type Situation = Readonly<{
	/** The row of the table. */
	name: string;
	/** Fields of the code answer that differ; `undefined` leaves one out. */
	code?: Readonly<Record<string, unknown>>;
	poll: (poll: Poll) => Reply;
}>;

/** The answer to the `n`-th code request: 120 s, one poll every 5 s. */
export function codeAnswer(n: number, changes: Readonly<Record<string, unknown>>): Reply {
	const body = {
		device_code: `device-code-${n}`,
		user_code: `WDJB-${1000 + n}`,
		verification_uri: "https://pair.example/device",
		verification_uri_complete: `https://pair.example/device?code=WDJB-${1000 + n}`,
		expires_in: 120,
		interval: 5,
		...changes,
	};
	return { kind: "answer", status: 200, body: JSON.stringify(body) };
}

export const tokens: Reply = {
	kind: "answer",
	status: 200,
	body: JSON.stringify({
		access_token: "access-1",
		refresh_token: "refresh-1",
		token_type: "bearer",
		expires_in: 3600,
	}),
};

export function refusal(error: string): Reply {
	return { kind: "answer", status: 400, body: JSON.stringify({ error }) };
}

export const pending = refusal("authorization_pending");
export const slowDown = refusal("slow_down");
