import { FieldError, Fields } from "../../shared/fields.js";

/** The calls of the API, for faults that mean one of two calls on the same path. */
export const callNames = ["device-code", "poll", "refresh", "revoke", "me", "heartbeat", "health"] as const;
export type CallName = (typeof callNames)[number];

/** What goes wrong (contract 18). */
export type FaultEffect =
	| Readonly<{ kind: "delay"; ms: number }>
	/** The connection is reset and the service has not seen the request. */
	| Readonly<{ kind: "drop-before" }>
	/** The service has done its work, and the answer is lost. */
	| Readonly<{ kind: "drop-after" }>
	/** Half of the body arrives, then the connection is reset. */
	| Readonly<{ kind: "cut" }>
	/** The connection stays open without an answer. */
	| Readonly<{ kind: "silence" }>
	/** 429; `retryAfter` in seconds, none when `undefined`. */
	| Readonly<{ kind: "busy"; retryAfter: number | undefined }>
	| Readonly<{ kind: "status"; status: number }>
	/** A sign-in page of the network: by redirect, or in place of the answer. */
	| Readonly<{ kind: "portal"; how: "redirect" | "page" }>
	/** The JSON ends in the middle, the HTTP answer does not. */
	| Readonly<{ kind: "truncated" }>
	/** `field` alone, or every field when `undefined`; so for the next one too. */
	| Readonly<{ kind: "wrong-types"; field: string | undefined }>
	| Readonly<{ kind: "missing-fields"; field: string | undefined }>
	| Readonly<{ kind: "extra-fields" }>
	| Readonly<{ kind: "big-body"; bytes: number }>
	| Readonly<{ kind: "bad-user-code"; how: "letters" | "seven-digits" | "control" }>
	/** The `Date` header is off by `ms`. */
	| Readonly<{ kind: "clock-skew"; ms: number }>
	/** Every poll is told to slow down. */
	| Readonly<{ kind: "slow-down" }>
	/** The project of the asking device gets this name. */
	| Readonly<{ kind: "rename-project"; name: string }>
	/** The connections of the asking device, approved ones included, are forgotten. */
	| Readonly<{ kind: "forget" }>
	/** The connections of the asking device reach their expiry. */
	| Readonly<{ kind: "expire" }>;

export type FaultKind = FaultEffect["kind"];

export type Fault = Readonly<{
	/** `*`, a path such as `/v2/auth/token`, or the name of a call such as `refresh`. */
	path: string;
	/** This many matching requests pass unharmed first. */
	skip: number;
	/** How many requests it hits at most; `undefined`: no end. */
	count: number | undefined;
	/** Chance from 0 to 1 for each matching request. */
	probability: number;
	effect: FaultEffect;
}>;

const longestMs = 86_400_000 * 3_650;

/** One reader per kind; a fault of a new kind is one more line. */
const readers: { readonly [Kind in FaultKind]: (fields: Fields) => FaultEffect & { readonly kind: Kind } } = {
	delay: (fields) => ({ kind: "delay", ms: within(fields, "ms", 0, 600_000) }),
	"drop-before": () => ({ kind: "drop-before" }),
	"drop-after": () => ({ kind: "drop-after" }),
	cut: () => ({ kind: "cut" }),
	silence: () => ({ kind: "silence" }),
	busy: (fields) => ({
		kind: "busy",
		retryAfter: fields.optional("retryAfter", () => within(fields, "retryAfter", 0, 86_400)),
	}),
	status: (fields) => ({ kind: "status", status: within(fields, "status", 400, 599) }),
	portal: (fields) => ({
		kind: "portal",
		how: fields.optional("how", () => fields.word("how", ["redirect", "page"])) ?? "redirect",
	}),
	truncated: () => ({ kind: "truncated" }),
	"wrong-types": (fields) => ({
		kind: "wrong-types",
		field: fields.optional("field", () => fields.text("field")),
	}),
	"missing-fields": (fields) => ({
		kind: "missing-fields",
		field: fields.optional("field", () => fields.text("field")),
	}),
	"extra-fields": () => ({ kind: "extra-fields" }),
	"big-body": (fields) => ({
		kind: "big-body",
		bytes: fields.optional("bytes", () => within(fields, "bytes", 1, 16 * 1_048_576)) ?? 65_536,
	}),
	"bad-user-code": (fields) => ({
		kind: "bad-user-code",
		how:
			fields.optional("how", () => fields.word("how", ["letters", "seven-digits", "control"])) ?? "letters",
	}),
	"clock-skew": (fields) => ({ kind: "clock-skew", ms: within(fields, "ms", -longestMs * 10, longestMs) }),
	"slow-down": () => ({ kind: "slow-down" }),
	"rename-project": (fields) => ({ kind: "rename-project", name: fields.text("name") }),
	forget: () => ({ kind: "forget" }),
	expire: () => ({ kind: "expire" }),
};

export const faultKinds: readonly string[] = Object.keys(readers);

function isFaultKind(kind: string): kind is FaultKind {
	return Object.hasOwn(readers, kind);
}

function within(fields: Fields, name: string, min: number, max: number): number {
	const value = fields.number(name);
	if (value < min || value > max) throw new FieldError(`"${name}" must be from ${min} to ${max}`);
	return value;
}

/** @throws FieldError */
export function readFault(fields: Fields): Fault {
	const kind = fields.text("kind");
	if (!isFaultKind(kind)) throw new FieldError(`"kind" must be one of ${faultKinds.join(", ")}`);
	return {
		path: fields.optional("path", () => readPath(fields.text("path"))) ?? "*",
		skip: fields.optional("skip", () => within(fields, "skip", 0, 1_000_000)) ?? 0,
		count: fields.optional("count", () => within(fields, "count", 1, 1_000_000)),
		probability: fields.optional("probability", () => within(fields, "probability", 0, 1)) ?? 1,
		effect: readers[kind](fields),
	};
}

function readPath(path: string): string {
	const isCall = callNames.some((name) => name === path);
	if (path === "*" || path.startsWith("/") || isCall) return path;
	throw new FieldError(`"path" must be *, a path, or one of ${callNames.join(", ")}`);
}

/**
 * Reads `kind,name=value,…`, such as `delay,path=refresh,ms=3000,count=2`.
 * @throws FieldError
 */
export function readFaultText(text: string): Fault {
	const [kind = "", ...pairs] = text.split(",");
	const entries = pairs.map((pair) => {
		const equals = pair.indexOf("=");
		if (equals < 1) throw new FieldError(`"${pair}" must have the form name=value`);
		return [pair.slice(0, equals), pair.slice(equals + 1)];
	});
	return readFault(Fields.of({ ...Object.fromEntries(entries), kind }, "a fault"));
}
