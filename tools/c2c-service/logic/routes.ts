import { detailedError } from "./answers.js";
import type { Call } from "./call.js";
import { requestDeviceCode } from "./device-code.js";
import { health, heartbeat, identify } from "./devices.js";
import type { CallName } from "./faults.js";
import type { Form } from "./form.js";
import { pathOf, type ServiceAnswer, type ServiceRequest } from "./message.js";
import type { RateLimiter } from "./rate.js";
import { revoke } from "./revoke.js";
import { requestToken } from "./token.js";

type Route = Readonly<{
	method: "GET" | "POST";
	name: (form: Form) => CallName;
	handle: (call: Call, rate: RateLimiter) => ServiceAnswer;
}>;

const grantOf = (form: Form): string | undefined =>
	form.kind === "form" ? form.fields.get("grant_type") : undefined;

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
	["/v2/auth/device/code", { method: "POST", name: () => "device-code", handle: requestDeviceCode }],
	[
		"/v2/auth/token",
		{
			method: "POST",
			name: (form) => (grantOf(form) === "refresh_token" ? "refresh" : "poll"),
			handle: requestToken,
		},
	],
	["/v2/auth/revoke", { method: "POST", name: () => "revoke", handle: revoke }],
	["/v2/devices/me", { method: "GET", name: () => "me", handle: identify }],
	["/v2/devices/heartbeat", { method: "POST", name: () => "heartbeat", handle: heartbeat }],
	["/health", { method: "GET", name: () => "health", handle: health }],
]);

/** Whether the path belongs to the API. */
export function isApiPath(path: string): boolean {
	return routes.has(path);
}

/** Which call a request is; `undefined` for a path that is none. */
export function callNameOf(request: ServiceRequest, form: Form): CallName | undefined {
	return routes.get(pathOf(request))?.name(form);
}

export function route(call: Call, rate: RateLimiter): ServiceAnswer {
	const found = routes.get(pathOf(call.request));
	if (found === undefined) return detailedError(404);
	if (found.method !== call.request.method) return detailedError(405, { allow: found.method });
	return found.handle(call, rate);
}
