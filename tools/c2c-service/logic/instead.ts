import { detailedError, simpleError } from "./answers.js";
import type { Call } from "./call.js";
import type { FaultPlan } from "./fault-plan.js";
import type { ServiceAnswer } from "./message.js";
import { callNameOf } from "./routes.js";
import { slowDown } from "./token.js";

type Instead = Exclude<FaultPlan["instead"], undefined | { kind: "drop-before" | "silence" }>;

/** What a fault answers in place of the service. */
export function insteadAnswer(call: Call, effect: Instead): ServiceAnswer {
	switch (effect.kind) {
		case "busy": {
			const wait = effect.retryAfter;
			return detailedError(429, wait === undefined ? {} : { "retry-after": String(wait) });
		}
		case "status":
			return detailedError(effect.status);
		case "portal":
			return portalAnswer(effect.how);
		case "slow-down": {
			if (callNameOf(call.request, call.form) !== "poll") return simpleError(400, "slow_down");
			const fields = call.form.kind === "form" ? call.form.fields : undefined;
			const code = call.state.codes.get(fields?.get("device_code") ?? "");
			if (code !== undefined) code.lastPollAtMs = call.nowMs;
			return slowDown(call, code);
		}
	}
}

function portalAnswer(how: "redirect" | "page"): ServiceAnswer {
	const page = "<!doctype html><title>Guest Wi-Fi</title><h1>Please sign in to use this network</h1>";
	const headers = { "content-type": "text/html; charset=utf-8" };
	return how === "page"
		? { status: 200, headers, body: Buffer.from(page) }
		: {
				status: 302,
				headers: { ...headers, location: "http://portal.invalid/sign-in" },
				body: Buffer.from(page),
			};
}
