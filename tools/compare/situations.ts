import { type Poll, pending, type Reply, refusal, type Situation, slowDown, tokens } from "./situation.js";

/** Pending until somebody approves, `seconds` after the code; then tokens. */
function approvedAt(seconds: number): (poll: Poll) => Reply {
	return ({ afterMs }) => (afterMs >= seconds * 1_000 ? tokens : pending);
}

/** These replies first, then as when somebody approves 18 s after the code. */
function first(...replies: readonly Reply[]): (poll: Poll) => Reply {
	const later = approvedAt(18);
	return (poll) => replies[poll.n - 1] ?? later(poll);
}

const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply => ({
	kind: "answer",
	status,
	headers,
	body: JSON.stringify(body),
});

const page = "<!doctype html><title>Sign in</title><p>Welcome to the guest network.";
const html = { "content-type": "text/html" };
const wholeTokens = tokens.kind === "answer" ? { status: 200, body: tokens.body } : { status: 200, body: "" };
const lifetimeMs = 120_000;
const unavailable = { error: "temporarily_unavailable" };

/** A retry date 20 s after the answer. */
function retryAtDate({ wallMs }: Poll): Reply {
	return json(503, unavailable, { "retry-after": new Date(wallMs + 20_000).toUTCString() });
}

/** What is put to every client. Unless a row says otherwise a code lives 120 s, its interval is 5 s, and somebody approves after 18 s. */
export const situations: readonly Situation[] = [
	{ name: "Nothing goes wrong", poll: first() },
	{ name: "`slow_down` at the first poll", poll: first(slowDown) },
	{ name: "`slow_down` at the first and the second poll", poll: first(slowDown, slowDown) },
	{ name: "503 once, without `Retry-After`", poll: first(json(503, unavailable)) },
	{ name: "503 once, `Retry-After: 20`", poll: first(json(503, unavailable, { "retry-after": "20" })) },
	{
		name: "503 once, `Retry-After` as a date in 20 s",
		poll: (poll) => (poll.n === 1 ? retryAtDate(poll) : approvedAt(18)(poll)),
	},
	{ name: "429 once, without `Retry-After`", poll: first(json(429, { error: "too_many_requests" })) },
	{
		name: "429 once, `Retry-After: 20`",
		poll: first(json(429, { error: "too_many_requests" }, { "retry-after": "20" })),
	},
	{ name: "The connection is reset, once", poll: first({ kind: "reset" }) },
	{
		name: "The connection is reset, four times in a row",
		poll: first({ kind: "reset" }, { kind: "reset" }, { kind: "reset" }, { kind: "reset" }),
	},
	{ name: "No answer to the first poll, the connection stays open", poll: first({ kind: "silence" }) },
	{
		name: "Half of the first answer, then the connection is closed",
		poll: first({ kind: "cut", status: 400, body: JSON.stringify({ error: "authorization_pending" }) }),
	},
	{
		name: "Half of the first answer, then nothing more",
		poll: first({ kind: "stall", status: 400, body: JSON.stringify({ error: "authorization_pending" }) }),
	},
	{
		name: "The first answer takes 8 s",
		poll: first({ kind: "answer", status: 400, body: '{"error":"authorization_pending"}', afterMs: 8_000 }),
	},
	{
		name: "A page (200, HTML) in place of the first answer",
		poll: first({ kind: "answer", status: 200, body: page, headers: html }),
	},
	{
		name: "A redirect to a sign-in page in place of the first answer",
		poll: first({
			kind: "answer",
			status: 302,
			body: page,
			headers: { ...html, location: "http://127.0.0.1:9/sign-in" },
		}),
	},
	{ name: "`interval` is missing", code: { interval: undefined }, poll: first() },
	{ name: "`interval` is 0", code: { interval: 0 }, poll: first() },
	{ name: '`interval` is the text "5"', code: { interval: "5" }, poll: first() },
	{ name: "`interval` is 2.5", code: { interval: 2.5 }, poll: first() },
	{ name: "`interval` is 86400", code: { interval: 86_400 }, poll: first() },
	{ name: '`expires_in` is the text "120"', code: { expires_in: "120" }, poll: first() },
	{ name: "Somebody refuses: `access_denied`", poll: first(pending, refusal("access_denied")) },
	{ name: "An error code that no standard knows", poll: first(pending, refusal("try_elsewhere")) },
	{
		name: "Nobody approves; `expired_token` from 120 s on",
		poll: ({ afterMs }) => (afterMs >= lifetimeMs ? refusal("expired_token") : pending),
	},
	{ name: "Nobody approves; pending for ever", poll: () => pending },
	{ name: "Approved at 119.5 s of 120 s; polls are answered until 125 s", poll: approvedAt(119.5) },
	{
		name: "Code of 22 s; a poll at 20 s is answered after 4 s, with tokens",
		code: { expires_in: 22 },
		poll: ({ code, afterMs }) =>
			code === 1 && afterMs >= 19_000 ? { kind: "answer", afterMs: 4_000, ...wholeTokens } : pending,
	},
	{
		name: "503, `Retry-After: 300`, longer than the code lives",
		poll: ({ code, n, afterMs }) => {
			if (code === 1 && n === 1) return json(503, unavailable, { "retry-after": "300" });
			return afterMs >= lifetimeMs
				? refusal("expired_token")
				: approvedAt(18)({ code, n, afterMs, wallMs: 0 });
		},
	},
];
