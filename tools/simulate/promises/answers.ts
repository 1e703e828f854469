import type { HttpOutcome } from "../../../modules/engine/ports.js";

type Json = Readonly<Record<string, unknown>>;

/** What an outcome says, read without the core's parsers. */
export type Reading =
	| Readonly<{ kind: "ok"; json: Json }>
	/** `{"error": …}` of the service on a 4xx that is not an intermediary's. */
	| Readonly<{ kind: "error"; error: string; status: number }>
	| Readonly<{ kind: "not-authorized" }>
	| Readonly<{ kind: "paused" }>
	/** 402, 403, 404, 409, 422. */
	| Readonly<{ kind: "blocked"; status: number }>
	| Readonly<{ kind: "aborted" }>
	/** Anything else that is tried again. `retryAfterMs` is 0 when none was given. */
	| Readonly<{ kind: "failed"; retryAfterMs: number; isPortal: boolean }>;

export function read(outcome: HttpOutcome): Reading {
	if (outcome !== lastOutcome) {
		lastReading = readAnew(outcome);
		lastOutcome = outcome;
	}
	return lastReading;
}

/** Several promises look at the same outcome, one after the other. */
let lastOutcome: HttpOutcome | undefined;
let lastReading: Reading = { kind: "aborted" };

function readAnew(outcome: HttpOutcome): Reading {
	if (outcome.kind === "failed") {
		if (outcome.failure.kind === "aborted") return { kind: "aborted" };
		return { kind: "failed", retryAfterMs: 0, isPortal: false };
	}
	const { status, headers, body } = outcome.response;
	if (status >= 300 && status < 400) return { kind: "failed", retryAfterMs: 0, isPortal: true };
	if ((headers["content-type"] ?? "").startsWith("text/html"))
		return { kind: "failed", retryAfterMs: 0, isPortal: true };
	if (status === 429 || status >= 500) {
		const seconds = Number(headers["retry-after"] ?? 0);
		return { kind: "failed", retryAfterMs: Math.min(seconds, 3_600) * 1_000, isPortal: false };
	}
	if (status === 204) return { kind: "ok", json: {} };
	const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString();
	const json = jsonOf(text);
	if (status < 300) {
		return json === undefined ? { kind: "failed", retryAfterMs: 0, isPortal: false } : { kind: "ok", json };
	}
	return refusal(status, json, text);
}

function refusal(status: number, json: Json | undefined, text: string): Reading {
	if (typeof json?.error === "string") return { kind: "error", error: json.error, status };
	if (/not authorized/i.test(text) || (status === 401 && json !== undefined))
		return { kind: "not-authorized" };
	if (status === 409 && /channel paused/i.test(text)) return { kind: "paused" };
	if (status === 402 || status === 403 || status === 404 || status === 409 || status === 422)
		return { kind: "blocked", status };
	return { kind: "failed", retryAfterMs: 0, isPortal: false };
}

function jsonOf(text: string): Json | undefined {
	if (!text.startsWith("{")) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A code answer that a device may use; `undefined` for one that it must refuse. Durations in ms. */
export type GoodCode = Readonly<{
	deviceCode: string;
	userCode: string;
	lifetimeMs: number;
	intervalMs: number;
	links: readonly string[];
}>;

export function goodCode(json: Json): GoodCode | undefined {
	const { device_code: deviceCode, user_code: userCode } = json;
	if (typeof deviceCode !== "string" || deviceCode === "") return undefined;
	if (typeof userCode !== "string" || !/^[0-9]{6}$/.test(userCode)) return undefined;
	const lifetime = secondsOf(json.expires_in, 120);
	const interval = secondsOf(json.interval, 5);
	if (lifetime === undefined || interval === undefined) return undefined;
	const links = [json.verification_uri_complete, json.verification_uri].filter(
		(link) => typeof link === "string",
	);
	return { deviceCode, userCode, lifetimeMs: lifetime * 1_000, intervalMs: interval * 1_000, links };
}

function secondsOf(value: unknown, missing: number): number | undefined {
	if (value === undefined || value === null) return missing;
	const number = typeof value === "string" && value !== "" ? Number(value) : value;
	if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
	return number > 0 ? number : missing;
}
