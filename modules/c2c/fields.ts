import type { Fault, FaultCode } from "./answer.js";
import type { ServiceProfile } from "./profile.js";

export type JsonObject = Readonly<Record<string, unknown>>;

/** What came of reading a part of an answer; the second case is a `Problem` as it stands. */
export type Read<T> = Readonly<{ kind: "ok"; value: T }> | Readonly<{ kind: "malformed"; fault: Fault }>;

/** One field of an answer. `value` is `undefined` when it is missing or null. `answer` names the call in fault texts. */
export type Field = Readonly<{ answer: string; name: string; value: unknown }>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value; `undefined` for null and for what only its prototype has. */
export function ownValue(object: JsonObject, name: string): unknown {
	return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}

export function fieldOf(answer: string, object: JsonObject, name: string): Field {
	return { answer, name, value: ownValue(object, name) };
}

/** `rule` completes the sentence: `must be a string`. */
export function faultOf<T>(field: Omit<Field, "value">, code: FaultCode, rule: string): Read<T> {
	const text = `"${field.answer}" answer: "${field.name}" ${rule}`;
	return { kind: "malformed", fault: { code, field: field.name, text } };
}

/** What a string may hold: at most `maxLength` characters of printable ASCII, spaces only where allowed. */
export type AsciiRule = Readonly<{ maxLength: number; spaces: boolean }>;

/** A string of printable ASCII that is not empty: no controls, so it is safe in a header and on a screen. */
export function readAscii(field: Field, rule: AsciiRule): Read<string> {
	const { value } = field;
	if (value === undefined) {
		return faultOf(field, "field-missing", "is missing");
	}
	if (typeof value !== "string") {
		return faultOf(field, "field-type", "must be a string");
	}
	if (value === "") {
		return faultOf(field, "field-empty", "must not be empty");
	}
	if (value.length > rule.maxLength) {
		return faultOf(field, "field-too-long", `must have at most ${rule.maxLength} characters`);
	}
	if (!(rule.spaces ? /^[ -~]*$/ : /^[!-~]*$/).test(value)) {
		return faultOf(field, "field-format", `must be printable ASCII${rule.spaces ? "" : " without spaces"}`);
	}
	return { kind: "ok", value };
}

/** The same, for a field whose absence or content never matters enough to refuse an answer. */
export function asciiOrNothing(value: unknown, maxLength: number): string | undefined {
	const read = readAscii({ answer: "", name: "", value }, { maxLength, spaces: false });
	return read.kind === "ok" ? read.value : undefined;
}

/** The user code as text, so that leading zeros survive (contract 4.2). */
export function readUserCode(field: Field, rule: ServiceProfile["userCode"]): Read<string> {
	const maxLength = rule.kind === "six-digits" ? 255 : rule.maxLength;
	const read = readAscii(field, { maxLength, spaces: true });
	if (read.kind !== "ok") {
		return read;
	}
	switch (rule.kind) {
		case "six-digits":
			return /^[0-9]{6}$/.test(read.value)
				? read
				: faultOf(field, "field-format", "must be exactly six digits");
		case "printable":
			return read.value.length >= rule.minLength && read.value.trim() === read.value
				? read
				: faultOf(
						field,
						"field-format",
						`must have ${rule.minLength} to ${rule.maxLength} characters, spaces only inside`,
					);
	}
}

/** The number that a field means: a JSON number, or a string of plain decimal digits. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === "string") {
		return /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(value) ? Number(value) : undefined;
	}
	return typeof value === "number" ? value : undefined;
}
