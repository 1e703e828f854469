import type { Observation } from "./observe.js";
import type { Recorded } from "./scripted-server.js";

const defaultIntervalMs = 5_000;
const slowDownMs = 5_000;
/** Clocks and timers may differ by this much. */
const toleranceMs = 100;
/** More moments than this are counted and not listed. */
const mostListed = 6;

/** What a client did, in one cell: how it ended, then its polls, then the codes it asked for after the first. */
export function describe(observation: Observation): string {
	const { requests } = observation;
	const polls = requests.filter(({ kind }) => kind === "poll");
	const codes = requests.filter(({ kind }) => kind === "code").slice(1);
	const early = earliestMs(requests);
	return [
		ended(observation),
		early > 0 ? `polled ${seconds(early)} s too early` : undefined,
		polls.length === 0 ? "no poll" : moments("poll", polls),
		codes.length === 0 ? undefined : moments("new code", codes),
	]
		.filter((part) => part !== undefined)
		.join("; ");
}

function ended({ ending, endedAt, requests }: Observation): string {
	if (ending === undefined) {
		const last = requests.at(-1)?.at ?? 0;
		return `still ${endedAt - last < 70_000 ? "asking" : "waiting"} at ${seconds(endedAt)} s`;
	}
	const at = `at ${seconds(ending.at)} s`;
	return ending.how.kind === "tokens" ? `tokens ${at}` : `stopped ${at}: \`${ending.how.text}\``;
}

function moments(what: string, requests: readonly Recorded[]): string {
	if (requests.length > mostListed) return `${requests.length} ${what}s`;
	return `${what}${requests.length === 1 ? "" : "s"} at ${requests.map(({ at }) => seconds(at)).join(", ")} s`;
}

function seconds(ms: number): string {
	return String(Math.round(ms / 1_000));
}

/**
 * By how much the earliest poll came before it was allowed, ms: the interval after the poll before it, 5 s more for each
 * `slow_down` (RFC 8628 §3.5), and not before a `Retry-After` in seconds has passed (RFC 9110 §10.2.3). 0: none did.
 */
export function earliestMs(requests: readonly Recorded[]): number {
	let worst = 0;
	for (const grant of requests.filter(({ kind }) => kind === "code")) {
		let interval = intervalOf(grant);
		let allowedAt = 0;
		for (const poll of requests.filter(({ kind, code }) => kind === "poll" && code === grant.code)) {
			worst = Math.max(worst, allowedAt - poll.at);
			if (bodyOf(poll).includes('"slow_down"')) interval += slowDownMs;
			allowedAt = poll.at + Math.max(interval, retryAfterOf(poll));
		}
	}
	return worst > toleranceMs ? worst : 0;
}

function intervalOf(grant: Recorded): number {
	const value = Number(/"interval":"?(\d+(?:\.\d+)?)/.exec(bodyOf(grant))?.[1] ?? 0);
	return value > 0 ? value * 1_000 : defaultIntervalMs;
}

function retryAfterOf({ reply }: Recorded): number {
	const text = "headers" in reply ? reply.headers?.["retry-after"] : undefined;
	return text !== undefined && /^\d+$/.test(text) ? Number(text) * 1_000 : 0;
}

function bodyOf({ reply }: Recorded): string {
	return "body" in reply ? reply.body : "";
}
