import type { FaultPlan } from "./fault-plan.js";
import type { ServiceAnswer } from "./message.js";

type Spoiler = FaultPlan["after"][number];

/** The answer with one thing wrong. An answer without a JSON object counts as `{}` where a field is meant. */
export function spoil(answer: ServiceAnswer, how: Spoiler): ServiceAnswer {
	switch (how.kind) {
		case "truncated":
			return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
		case "clock-skew":
			return withDate(answer, how.ms);
		case "wrong-types":
			return withObject(answer, (object) => mapFields(object, how.field, otherType));
		case "missing-fields":
			return withObject(answer, (object) => withoutField(object, how.field));
		case "extra-fields":
			return withObject(answer, (object) => ({
				future_field: { nested: [1, "two", null] },
				...object,
				"": "",
			}));
		case "bad-user-code":
			return withObject(answer, (object) => ({ ...object, user_code: badUserCodes[how.how] }));
		case "big-body":
			return padded(answer, how.bytes);
	}
}

const badUserCodes = { letters: "AB12CD", "seven-digits": "1234567", control: "12\u0007\u001b[2" } as const;

type JsonObject = Readonly<Record<string, unknown>>;

function withObject(answer: ServiceAnswer, change: (object: JsonObject) => JsonObject): ServiceAnswer {
	return withText(answer, JSON.stringify(change(objectOf(answer))));
}

function withText(answer: ServiceAnswer, text: string): ServiceAnswer {
	const status = answer.status === 204 ? 200 : answer.status;
	return {
		status,
		headers: { ...answer.headers, "content-type": "application/json" },
		body: Buffer.from(text),
	};
}

function objectOf(answer: ServiceAnswer): JsonObject {
	try {
		const value: unknown = JSON.parse(Buffer.from(answer.body).toString());
		return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
	} catch {
		return {};
	}
}

function mapFields(
	object: JsonObject,
	field: string | undefined,
	map: (value: unknown) => unknown,
): JsonObject {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => [
			name,
			field === undefined || field === name ? map(value) : value,
		]),
	);
}

function otherType(value: unknown): unknown {
	switch (typeof value) {
		case "string":
			return 7;
		case "number":
			return "soon";
		case "boolean":
			return "yes";
		default:
			return [[]];
	}
}

function withoutField(object: JsonObject, field: string | undefined): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => field !== undefined && name !== field));
}

function withDate(answer: ServiceAnswer, byMs: number): ServiceAnswer {
	const trueMs = Date.parse(answer.headers.date ?? "");
	const date = new Date(trueMs + byMs);
	return { ...answer, headers: { ...answer.headers, date: date.toUTCString() } };
}

/** Valid JSON of exactly `bytes` bytes, or as it was where that is longer already. */
function padded(answer: ServiceAnswer, bytes: number): ServiceAnswer {
	const text = JSON.stringify({ ...objectOf(answer), padding: "" });
	const missing = bytes - Buffer.byteLength(text);
	return missing <= 0 ? answer : withText(answer, `${text.slice(0, -2)}${"x".repeat(missing)}"}`);
}
