import type { HttpRequest, Problem } from "../../modules/c2c/answer.js";
import { problemOf } from "../../modules/c2c/problems.js";
import type { ServicePaths, ServiceProfile } from "../../modules/c2c/profile.js";
import type { HttpOutcome } from "../../modules/engine/ports.js";
import type { TransportFailure } from "../../modules/link/report.js";
import type { Tone } from "../../modules/screen/view.js";

/** One request and what came of it, in plain words. Holds no value of either. */
export type ExchangeText = Readonly<{ tone: Tone; text: string }>;

type Call = "poll" | "refresh" | Exclude<keyof ServicePaths, "token">;

const asked: Readonly<Record<Call, string>> = {
	deviceCode: "Asked for a code",
	poll: "Polled",
	refresh: "Asked for new tokens",
	revoke: "Told the service to forget the tokens",
	me: "Asked which project it is",
	heartbeat: "Said that it is online",
	health: "Asked whether the service is up",
};

const succeeded: Readonly<Record<Call, string>> = {
	deviceCode: "here it is",
	poll: "authorized",
	refresh: "here they are",
	revoke: "done",
	me: "answered",
	heartbeat: "noted",
	health: "it is",
};

const oauthTexts: Readonly<Record<string, ExchangeText>> = {
	authorization_pending: { tone: "neutral", text: "still pending" },
	slow_down: { tone: "attention", text: "slow down" },
	expired_token: { tone: "neutral", text: "the code has lapsed" },
	access_denied: { tone: "attention", text: "refused by the user" },
	invalid_client: { tone: "bad", text: "the service does not know this client" },
};

const failures: Readonly<Record<TransportFailure["kind"], string>> = {
	"no-name": "the name of the service cannot be looked up",
	unreachable: "the network does not reach the service",
	refused: "nothing listens at that address",
	reset: "the connection broke",
	timeout: "no answer in time",
	untrusted: "the certificate is not accepted",
	"not-valid-now": "the certificate has ended, or the clock is wrong",
	"too-large": "the answer was too long",
	"not-http": "what answered does not speak HTTP",
	aborted: "given up",
};

/** What an exchange with the service was about, and how it ended. */
export function exchangeText(
	profile: ServiceProfile,
	request: HttpRequest,
	outcome: HttpOutcome,
): ExchangeText {
	const call = callOf(profile, request);
	const what = call === undefined ? "Sent a request" : asked[call];
	const { tone, text } = resultOf(call, outcome);
	return { tone, text: `${what}: ${text}` };
}

function resultOf(call: Call | undefined, outcome: HttpOutcome): ExchangeText {
	if (outcome.kind === "failed") {
		const { kind } = outcome.failure;
		return { tone: kind === "aborted" ? "neutral" : "bad", text: failures[kind] };
	}
	const problem = problemOf(outcome.response);
	if (problem !== undefined) return problemText(problem, outcome.response.status);
	return { tone: "good", text: call === undefined ? "answered" : succeeded[call] };
}

function problemText(problem: Problem, status: number): ExchangeText {
	switch (problem.kind) {
		case "oauth":
			return oauthTexts[problem.error] ?? { tone: "bad", text: `refused, ${problem.error}` };
		case "not-authorized":
			return { tone: "attention", text: "not authorized (401)" };
		case "paused":
			return { tone: "attention", text: "paused on the web" };
		case "busy":
			return { tone: "attention", text: "the service asks for patience (429)" };
		case "unavailable":
			return { tone: "bad", text: `the service is out of order (${status})` };
		case "portal":
			return { tone: "bad", text: `a page for people answered instead (${status})` };
		case "malformed":
			return { tone: "bad", text: "the answer does not follow the protocol" };
		case "plan-limit":
		case "forbidden":
		case "not-found":
		case "conflict":
		case "unprocessable":
		case "unexpected":
			return { tone: "bad", text: `refused (${status})` };
	}
}

function callOf(profile: ServiceProfile, request: HttpRequest): Call | undefined {
	const { paths, baseUrl } = profile;
	const names: readonly (keyof ServicePaths)[] = [
		"token",
		"deviceCode",
		"revoke",
		"me",
		"heartbeat",
		"health",
	];
	const name = names.find((candidate) => request.url === `${baseUrl}${paths[candidate]}`);
	return name === "token" ? grantOf(request) : name;
}

/** Tells the two grants apart by the value of `grant_type`, in either encoding of a form. */
function grantOf(request: HttpRequest): "poll" | "refresh" {
	const body = Buffer.from(request.body ?? []).toString("latin1");
	return /grant_type(=|"\r\n\r\n)refresh_token/.test(body) ? "refresh" : "poll";
}
