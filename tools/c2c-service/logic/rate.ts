import type { Call } from "./call.js";
import { pathOf } from "./message.js";

const maxBuckets = 1_000;

type Bucket = { level: number; atMs: number };

export type Turn = Readonly<{ allowed: boolean; headers: Readonly<Record<string, string>> }>;

/**
 * A leaky bucket per connection and path (contract 10.4). Callers without a connection share one bucket per
 * path.
 */
export class RateLimiter {
	readonly #buckets = new Map<string, Bucket>();

	take(holder: string, call: Pick<Call, "request" | "settings" | "nowMs">): Turn {
		const { limit, windowMs } = call.settings.rate;
		const bucket = this.#bucket(`${holder} ${pathOf(call.request)}`, call.nowMs);
		const leaked = ((call.nowMs - bucket.atMs) / windowMs) * limit;
		bucket.level = Math.max(0, bucket.level - Math.max(0, leaked));
		bucket.atMs = call.nowMs;
		const allowed = bucket.level + 1 <= limit;
		if (allowed) bucket.level += 1;
		return {
			allowed,
			headers: {
				"x-ratelimit-limit": String(limit),
				"x-ratelimit-remaining": String(Math.floor(limit - bucket.level)),
				"x-ratelimit-window": String(windowMs),
			},
		};
	}

	#bucket(key: string, nowMs: number): Bucket {
		const known = this.#buckets.get(key);
		if (known !== undefined) return known;
		const bucket = { level: 0, atMs: nowMs };
		this.#buckets.set(key, bucket);
		for (const oldest of this.#buckets.keys()) {
			if (this.#buckets.size <= maxBuckets) break;
			this.#buckets.delete(oldest);
		}
		return bucket;
	}
}
