import { type Field, faultOf, numberOf, type Read } from "./fields.js";

const defaultIntervalSeconds = 5;
const maxIntervalSeconds = 300;
const maxCodeLifetimeSeconds = 24 * 3600;
const defaultTokenLifetimeSeconds = 8 * 3600;
const maxTokenLifetimeSeconds = 31 * 24 * 3600;

/**
 * The pause between polls: 1–300 s, rounded up so that a poll is never early. Nothing, zero and less mean the 5 s of
 * RFC 8628 §3.5.
 */
export function readIntervalMs(field: Field): Read<number> {
	const seconds = field.value === undefined ? 0 : numberOf(field.value);
	if (seconds === undefined) {
		return faultOf(field, "field-type", `must be a number from 1 to ${maxIntervalSeconds}`);
	}
	if (!(Math.ceil(seconds) <= maxIntervalSeconds)) {
		return faultOf(field, "field-range", `must be a number from 1 to ${maxIntervalSeconds}`);
	}
	return { kind: "ok", value: (seconds > 0 ? Math.ceil(seconds) : defaultIntervalSeconds) * 1000 };
}

/** The life of a code: 1 s to 24 h, rounded down so that a code never outlives its end. */
export function readCodeLifetimeMs(field: Field, defaultMs: number | undefined): Read<number> {
	if (field.value === undefined) {
		return defaultMs === undefined
			? faultOf(field, "field-missing", "is missing")
			: { kind: "ok", value: defaultMs };
	}
	const seconds = numberOf(field.value);
	if (seconds === undefined) {
		return faultOf(field, "field-type", `must be a number from 1 to ${maxCodeLifetimeSeconds}`);
	}
	if (!(seconds >= 1 && seconds <= maxCodeLifetimeSeconds)) {
		return faultOf(field, "field-range", `must be a number from 1 to ${maxCodeLifetimeSeconds}`);
	}
	return { kind: "ok", value: Math.floor(seconds) * 1000 };
}

/** The life of an access token: 1 s to 31 days. What cannot be used means 8 h: no lifetime is worth losing tokens for. */
export function tokenLifetimeMs(value: unknown): number {
	const seconds = numberOf(value) ?? 0;
	const isUsable = Number.isFinite(seconds) && seconds >= 1;
	return (
		(isUsable ? Math.min(Math.floor(seconds), maxTokenLifetimeSeconds) : defaultTokenLifetimeSeconds) * 1000
	);
}
