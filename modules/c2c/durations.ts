import { type Fields, numberOf } from "./fields.js";

const defaultIntervalSeconds = 5;
const maxIntervalSeconds = 300;
const maxCodeLifetimeSeconds = 24 * 3600;
const defaultTokenLifetimeSeconds = 8 * 3600;
const maxTokenLifetimeSeconds = 31 * 24 * 3600;

/**
 * The pause between polls: 1–300 s, rounded up so that a poll is never early. Nothing, zero and less mean the 5 s of
 * RFC 8628 §3.5.
 */
export function readIntervalMs(fields: Fields): number {
	const seconds = fields.seconds("interval", { min: -Infinity, max: maxIntervalSeconds, missing: 0 });
	return (seconds > 0 ? Math.ceil(seconds) : defaultIntervalSeconds) * 1000;
}

/** The life of a code: 1 s to 24 h, rounded down so that a code never outlives its end. */
export function readCodeLifetimeMs(fields: Fields, defaultMs: number | undefined): number {
	const missing = defaultMs && defaultMs / 1000;
	return Math.floor(fields.seconds("expires_in", { min: 1, max: maxCodeLifetimeSeconds, missing })) * 1000;
}

/** The life of an access token: 1 s to 31 days. What cannot be used means 8 h: no lifetime is worth losing tokens for. */
export function tokenLifetimeMs(value: unknown): number {
	const seconds = numberOf(value) ?? 0;
	const isUsable = Number.isFinite(seconds) && seconds >= 1;
	return (
		(isUsable ? Math.min(Math.floor(seconds), maxTokenLifetimeSeconds) : defaultTokenLifetimeSeconds) * 1000
	);
}
