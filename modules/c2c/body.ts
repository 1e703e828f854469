import type { HttpResponse } from "./answer.js";
import { isJsonObject, type JsonObject, malformed, type Read } from "./fields.js";
import { emptyUnknownNames } from "./known-names.js";
import { decodeUtf8 } from "./utf8.js";

/** A longer body is not read (a real `devices/me` has about 2.3 KB, contract 8). */
export const maxBodyBytes = 16_384;

/** Deeper JSON is refused unread: the parser recurses, and a board's stack is small. */
const maxDepth = 32;

const byteOrderMark = 0xfeff;

/** White space, and the bytes of a byte order mark. */
const blanks: readonly number[] = Object.freeze([0x09, 0x0a, 0x0c, 0x0d, 0x20, 0xef, 0xbb, 0xbf], true);

/** Whether a page for people answers where a program asked. */
export function isHtml(response: HttpResponse): boolean {
	const contentType = response.headers["content-type"] ?? "";
	const first = response.body.subarray(0, maxBodyBytes).find((byte) => !blanks.includes(byte));
	return first === 0x3c || contentType.toLowerCase().startsWith("text/html");
}

/**
 * The JSON object in a body, whatever the status; names that no answer needs are emptied in the body itself. `answer` names
 * the call in fault texts. Never throws.
 */
export function readJsonObject(answer: string, response: HttpResponse): Read<JsonObject> {
	const { body } = response;
	if (body.length > maxBodyBytes) {
		return malformed(answer, "body-too-large", undefined, `must have at most ${maxBodyBytes} bytes`);
	}
	const deepest = emptyUnknownNames(body);
	const text = decodeUtf8(body);
	if (text === undefined) return malformed(answer, "body-not-utf8", undefined, "must be UTF-8");
	const value = deepest > maxDepth ? undefined : parseJson(text);
	if (value === undefined) {
		return malformed(answer, "body-not-json", undefined, `must be JSON, at most ${maxDepth} levels deep`);
	}
	if (!isJsonObject(value)) return malformed(answer, "body-not-object", undefined, "must be a JSON object");
	return { kind: "ok", value };
}

/** `undefined` for what is no JSON. A byte order mark is left out. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text);
	} catch {
		return undefined;
	}
}
