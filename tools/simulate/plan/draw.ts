import type { FaultEffect } from "../../c2c-service/logic/faults.js";
import type { Chance } from "../world/chance.js";
import { tears } from "../world/flash.js";
import { legs } from "../world/internet.js";
import { type Incident, intents, webActs } from "./incident.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Draw = (chance: Chance, at: number) => Incident;

const offMs = (chance: Chance) => chance.spread(50, 20_000);
const troubleMs = (chance: Chance) => chance.spread(2_000, 6 * hour);

/** How often each incident happens, in relation to the others, and how it is drawn. */
const table: readonly (readonly [weight: number, draw: Draw])[] = [
	[3, (c, at) => ({ at, kind: "power-cut", offMs: offMs(c) })],
	[
		5,
		(c, at) => ({
			at,
			kind: "power-cut-in-flash",
			index: c.between(0, 24),
			mode: c.pick(["before", "after", ...tears]),
			offMs: offMs(c),
		}),
	],
	[
		5,
		(c, at) => ({
			at,
			kind: "power-cut-on-leg",
			request: c.between(1, 6),
			leg: c.pick(legs),
			offMs: offMs(c),
		}),
	],
	[
		3,
		(c, at) => ({
			at,
			kind: "lost-on-leg",
			request: c.between(1, 6),
			leg: c.pick(["at-service", "served", "arrived"]),
			how: c.pick(["lost", "cut-short"]),
		}),
	],
	[
		4,
		(c, at) => ({
			at,
			kind: "link-down",
			reason: c.pick(["radio", "not-joined", "wrong-password", "no-address"]),
			forMs: troubleMs(c),
		}),
	],
	[1, (c, at) => ({ at, kind: "roams", bars: c.between(0, 4) })],
	[2, (c, at) => ({ at, kind: "no-names", forMs: troubleMs(c) })],
	[2, (c, at) => ({ at, kind: "no-internet", forMs: troubleMs(c) })],
	[
		2,
		(c, at) => ({ at, kind: "portal", how: c.pick(["redirect", "page", "untrusted"]), forMs: troubleMs(c) }),
	],
	[3, (c, at) => ({ at, kind: "lossy", loss: c.fraction() * 0.7, forMs: troubleMs(c) })],
	[2, (c, at) => ({ at, kind: "slow", ms: c.spread(500, 60_000), forMs: troubleMs(c) })],
	[1, (c, at) => ({ at, kind: "mute-port", requests: c.between(1, 3) })],
	[
		8,
		(c, at) => ({
			at,
			kind: "service-fault",
			path: c.pick(["*", "device-code", "poll", "refresh", "refresh", "me", "heartbeat", "revoke"]),
			effect: drawEffect(c),
			count: c.spread(1, 40),
			forMs: troubleMs(c),
		}),
	],
	[1, (c, at) => ({ at, kind: "wall-clock-jumps", byMs: drawJump(c), forMs: troubleMs(c) })],
	[1, (c, at) => ({ at, kind: "wall-clock-unset", forMs: troubleMs(c) })],
	[1, (c, at) => ({ at, kind: "monotonic-jumps", byMs: c.spread(100, 2 * hour) })],
	[1, (c, at) => ({ at, kind: "stalls", forMs: c.spread(50, 5 * minute) })],
	[1, (c, at) => ({ at, kind: "flash-refuses", writes: c.between(1, 6) })],
	[1, (c, at) => ({ at, kind: "flash-keeps-wrong-bytes", writes: c.between(1, 3) })],
	[4, (c, at) => ({ at, kind: "web", act: c.pick(webActs), ms: c.spread(minute, 10 * day) })],
	[
		6,
		(c, at) => ({
			at,
			kind: "visit",
			intent: c.happens(0.3) ? "pair" : c.pick(intents),
			forMs: c.spread(minute, hour),
		}),
	],
];

const totalWeight = table.reduce((sum, [weight]) => sum + weight, 0);

/** One incident of any kind. */
export function drawIncident(chance: Chance, at: number): Incident {
	let ticket = chance.between(1, totalWeight);
	for (const [weight, draw] of table) {
		ticket -= weight;
		if (ticket <= 0) return draw(chance, at);
	}
	return { at, kind: "power-cut", offMs: 1_000 };
}

function drawJump(chance: Chance): number {
	return chance.spread(1_000, 4_000 * day) * (chance.happens(0.5) ? 1 : -1);
}

const statuses = [400, 401, 402, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 503, 504, 511] as const;

/** Every fault of contract 18. */
function drawEffect(chance: Chance): FaultEffect {
	return chance.pick<(c: Chance) => FaultEffect>([
		(c) => ({ kind: "delay", ms: c.spread(100, 60_000) }),
		() => ({ kind: "drop-before" }),
		() => ({ kind: "drop-after" }),
		() => ({ kind: "cut" }),
		() => ({ kind: "silence" }),
		(c) => ({ kind: "busy", retryAfter: c.happens(0.5) ? undefined : c.spread(1, 900) }),
		(c) => ({ kind: "status", status: c.pick(statuses) }),
		(c) => ({ kind: "status", status: c.pick([500, 502, 503]) }),
		(c) => ({ kind: "portal", how: c.pick(["redirect", "page"]) }),
		() => ({ kind: "truncated" }),
		(c) => ({ kind: "wrong-types", field: c.pick([undefined, ...fields]) }),
		(c) => ({ kind: "missing-fields", field: c.pick([undefined, ...fields]) }),
		() => ({ kind: "extra-fields" }),
		(c) => ({ kind: "big-body", bytes: c.pick([8_000, 65_536]) }),
		(c) => ({ kind: "bad-user-code", how: c.pick(["letters", "seven-digits", "control"]) }),
		(c) => ({ kind: "clock-skew", ms: drawJump(c) }),
		() => ({ kind: "slow-down" }),
		(c) => ({ kind: "rename-project", name: `Film ${c.between(1, 999)}` }),
		() => ({ kind: "forget" }),
		() => ({ kind: "expire" }),
	])(chance);
}

/** What is most likely to go wrong while somebody pairs: the faults of the code and of its polls. */
export function drawPairingTrouble(chance: Chance, at: number): Incident {
	if (chance.happens(0.3)) return drawIncident(chance, at);
	return {
		at,
		kind: "service-fault",
		path: chance.pick(["device-code", "poll", "poll", "*"]),
		effect: chance.happens(0.3) ? drawPatience(chance) : drawEffect(chance),
		count: chance.between(1, 6),
		forMs: chance.spread(2_000, 10 * minute),
	};
}

function drawPatience(chance: Chance): FaultEffect {
	return chance.happens(0.5) ? { kind: "slow-down" } : { kind: "busy", retryAfter: chance.spread(20, 900) };
}

const fields = [
	"access_token",
	"refresh_token",
	"expires_in",
	"device_code",
	"user_code",
	"interval",
	"project",
];
