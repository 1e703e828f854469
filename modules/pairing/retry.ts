import type { LiveCode, Retry } from "./state.js";

/** Nothing has failed. */
export const freshRetry: Retry = Object.freeze({ failures: 0, notBefore: 0, patienceUntil: 0 }, true);

/** When the next attempt may be made; monotonic ms. */
export function readyAt(retry: Retry): number {
	return Math.max(retry.notBefore, retry.patienceUntil);
}

const firstBackoffMs = 1_000;
const longestBackoffMs = 60_000;
const longestPollBackoffMs = 30_000;
/** For answers that say no in a way that will not change soon. */
export const slowRetryMs = 300_000;

/** RFC 8628 §3.5: a `slow_down` adds this to the interval. */
export const slowDownMs = 5_000;

/** One step of a 32-bit xorshift generator. Takes and gives 1 … 2^32 − 1. */
export function nextJitter(jitter: number): number {
	let x = jitter | 0;
	x ^= x << 13;
	x ^= x >>> 17;
	x ^= x << 5;
	return x >>> 0;
}

/** 1 s doubling to 60 s, ±20 % (contract 10.5). `failures` ≥ 1; `jitter` as {@link nextJitter} gives it. */
export function backoffMs(failures: number, jitter: number): number {
	const plain = Math.min(longestBackoffMs, firstBackoffMs * 2 ** Math.min(failures - 1, 16));
	return Math.round(plain * (0.8 + (0.4 * jitter) / 2 ** 32));
}

/**
 * Time from one poll's end to the next: the interval, doubled with each transport failure up to 30 s, and never below the
 * interval (RFC 8628 §3.5, contract 10.5).
 */
export function pollPauseMs(code: Pick<LiveCode, "intervalMs" | "failures">): number {
	const doubled = code.intervalMs * 2 ** Math.min(code.failures, 16);
	return Math.max(code.intervalMs, Math.min(longestPollBackoffMs, doubled));
}
