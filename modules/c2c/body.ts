import type { FaultCode, HttpResponse } from "./answer.js";
import { isJsonObject, type JsonObject, type Read } from "./fields.js";
import { decodeUtf8 } from "./utf8.js";

/** A longer body is not read (a real `devices/me` has about 2.3 KB, contract 8). */
export const maxBodyBytes = 16_384;

/** Deeper JSON is refused unread: the parser recurses, and a board's stack is small. */
const maxDepth = 32;

/** Whether a page for people answers where a program asked. */
export function isHtml(response: HttpResponse): boolean {
	const contentType = (response.headers["content-type"] ?? "").trim().toLowerCase();
	return contentType.startsWith("text/html") || firstCharacter(response.body) === "<";
}

function firstCharacter(body: Uint8Array): string {
	const byteOrderMark = [0xef, 0xbb, 0xbf];
	const start = byteOrderMark.every((byte, index) => body[index] === byte) ? byteOrderMark.length : 0;
	const blanks = [0x09, 0x0a, 0x0c, 0x0d, 0x20];
	for (let at = start; at < body.length && at < maxBodyBytes; at++) {
		const byte = body[at] ?? 0;
		if (!blanks.includes(byte)) {
			return String.fromCharCode(byte);
		}
	}
	return "";
}

/** The JSON object in a body, whatever the status. `answer` names the call in fault texts. Never throws. */
export function readJsonObject(answer: string, response: HttpResponse): Read<JsonObject> {
	if (response.body.length > maxBodyBytes) {
		return bodyFault(answer, "body-too-large", `must have at most ${maxBodyBytes} bytes`);
	}
	const text = decodeUtf8(response.body);
	if (text === undefined) {
		return bodyFault(answer, "body-not-utf8", "must be UTF-8");
	}
	const isTooDeep = depthOf(response.body) > maxDepth;
	const value = isTooDeep ? undefined : parseJson(text.startsWith("\ufeff") ? text.slice(1) : text);
	if (value === undefined) {
		return bodyFault(answer, "body-not-json", `must be JSON, at most ${maxDepth} levels deep`);
	}
	return isJsonObject(value)
		? { kind: "ok", value }
		: bodyFault(answer, "body-not-object", "must be a JSON object");
}

function bodyFault<T>(answer: string, code: FaultCode, rule: string): Read<T> {
	return {
		kind: "malformed",
		fault: { code, field: undefined, text: `"${answer}" answer: the body ${rule}` },
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** How deep brackets outside strings nest, up to where the bytes stop being JSON: a bound on the parser's recursion. */
function depthOf(bytes: Uint8Array): number {
	let depth = 0;
	let deepest = 0;
	let isInString = false;
	for (let at = 0; at < bytes.length; at++) {
		const character = String.fromCharCode(bytes[at] ?? 0);
		if (character === '"') {
			isInString = !isInString;
		} else if (isInString) {
			at += character === "\\" ? 1 : 0;
		} else if (character === "{" || character === "[") {
			depth++;
			deepest = Math.max(deepest, depth);
		} else if (character === "}" || character === "]") {
			depth--;
		}
	}
	return deepest;
}
