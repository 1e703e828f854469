import type { HttpRequest } from "../../../modules/c2c/answer.js";
import { readForm } from "../../c2c-service/logic/form.js";
import type { TokenPair } from "../../c2c-service/logic/state.js";

export type CallKind = "code" | "poll" | "refresh" | "revoke" | "me" | "heartbeat" | "health";

/** One request of the board and what became of it. Times are true ms; `boardAt` is monotonic ms of the board. */
export type Sent = {
	readonly number: number;
	readonly call: CallKind;
	readonly at: number;
	readonly boardAt: number;
	readonly request: HttpRequest;
	/** The form fields; empty for bearer calls. */
	readonly fields: ReadonlyMap<string, string>;
	/** The tokens that the service issued for it. */
	issued: TokenPair | undefined;
	/** The service has handled it. */
	isServed: boolean;
	/** The answer that the board got was not the one that the service gave. */
	isSpoilt: boolean;
};

const noFields: ReadonlyMap<string, string> = new Map();

const calls: Readonly<Record<string, CallKind>> = {
	"/v2/auth/device/code": "code",
	"/v2/auth/token": "poll",
	"/v2/auth/revoke": "revoke",
	"/v2/devices/me": "me",
	"/v2/devices/heartbeat": "heartbeat",
	"/health": "health",
};

export const baseUrl = "https://c2c.example";

/** The path below {@link baseUrl}; the whole address when it is another. */
export function pathOf(url: string): string {
	return url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
}

/** The six addresses of the service, and no others, are where a board may send anything. */
export function callOf(path: string): CallKind | undefined {
	return calls[path];
}

export function sentOf(number: number, at: number, boardAt: number, request: HttpRequest): Sent | undefined {
	const path = pathOf(request.url);
	const call = callOf(path);
	if (call === undefined) return undefined;
	const fields = request.body === undefined || call === "heartbeat" ? noFields : fieldsOf(request, path);
	return {
		number,
		call: call === "poll" && fields.get("grant_type") === "refresh_token" ? "refresh" : call,
		at,
		boardAt,
		request,
		fields,
		issued: undefined,
		isServed: false,
		isSpoilt: false,
	};
}

function fieldsOf(request: HttpRequest, path: string): ReadonlyMap<string, string> {
	const { method, headers, body = new Uint8Array(0) } = request;
	const form = readForm({ method, path, headers, body });
	return form.kind === "form" ? form.fields : noFields;
}
