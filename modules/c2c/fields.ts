import type { Fault, FaultCode } from "./answer.js";

export type JsonObject = Readonly<Record<string, unknown>>;

/** What came of reading a part of an answer; the second case is a `Problem` as it stands. */
export type Read<T> = Readonly<{ kind: "ok"; value: T }> | Malformed;

export type Malformed = Readonly<{ kind: "malformed"; fault: Fault }>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An empty object in place of anything else. */
export function objectOf(value: unknown): JsonObject {
	return isJsonObject(value) ? value : {};
}

/** The object's own value; `undefined` for null and for what only its prototype has. */
export function ownValue(object: JsonObject, name: string): unknown {
	return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}

/** `field` is `undefined` for the body as a whole; `rule` completes the sentence: `must be a string`. */
export function malformed(
	answer: string,
	code: FaultCode,
	field: string | undefined,
	rule: string,
): Malformed {
	const what = field === undefined ? "the body" : `"${field}"`;
	return { kind: "malformed", fault: { code, field, text: `"${answer}" answer: ${what} ${rule}` } };
}

/** What a string may hold: at most `maxLength` characters of printable ASCII, spaces only where allowed. */
export type AsciiRule = Readonly<{ maxLength: number; spaces: boolean }>;

export type NumberRule = Readonly<{ min: number; max: number; missing: number | undefined }>;

/**
 * Reads fields of one answer, named `answer` in fault texts. The first fault is remembered and decides in
 * {@link Fields.result}; until then a field at fault reads as empty or as it is.
 */
export class Fields {
	readonly #answer: string;
	readonly #object: JsonObject;
	#fault: Malformed | undefined;

	constructor(answer: string, object: JsonObject) {
		this.#answer = answer;
		this.#object = object;
	}

	/** `undefined` when it is missing or null. */
	value(name: string): unknown {
		return ownValue(this.#object, name);
	}

	refuse(name: string, code: FaultCode, rule: string): void {
		this.#fault ??= malformed(this.#answer, code, name, rule);
	}

	/** A string of printable ASCII that is not empty: no controls, so it is safe in a header and on a screen. */
	ascii(name: string, { maxLength, spaces }: AsciiRule): string {
		const value = this.value(name);
		if (value === undefined) this.refuse(name, "field-missing", "is missing");
		if (typeof value !== "string") {
			this.refuse(name, "field-type", "must be a string");
			return "";
		}
		if (value === "") this.refuse(name, "field-empty", "must not be empty");
		if (value.length > maxLength) {
			this.refuse(name, "field-too-long", `must have at most ${maxLength} characters`);
		} else if (!(spaces ? /^[ -~]*$/ : /^[!-~]*$/).test(value)) {
			this.refuse(name, "field-format", `must be printable ASCII${spaces ? "" : " without spaces"}`);
		}
		return value;
	}

	/** A number of seconds; the least that counts is 1, whatever else `min` lets pass. */
	seconds(name: string, { min, max, missing }: NumberRule): number {
		const value = this.value(name) ?? missing;
		const number = numberOf(value) ?? Number.NaN;
		if (value === undefined) this.refuse(name, "field-missing", "is missing");
		if (!(number >= min && number <= max)) {
			const code = Number.isNaN(number) ? "field-type" : "field-range";
			this.refuse(name, code, `must be a number from 1 to ${max}`);
		}
		return number;
	}

	result<T>(value: T): Read<T> {
		return this.#fault ?? { kind: "ok", value };
	}
}

/** The number that a field means: a JSON number, or a string of plain decimal digits. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value);
	return typeof value === "number" ? value : undefined;
}
