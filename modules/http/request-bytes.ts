import type { HttpRequest } from "../c2c/answer.js";

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * A request of HTTP/1.1 as it goes over the wire (RFC 9112 §3). `authority`: host, and port unless it is the usual one;
 * `path`: with its query. `undefined` when a field holds what could start another one.
 */
export function requestBytes(request: HttpRequest, authority: string, path: string): Uint8Array | undefined {
	const { method, headers, body } = request;
	const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	const length = method === "POST" ? [`content-length: ${body?.length ?? 0}`] : [];
	const lines = [`${method} ${path} HTTP/1.1`, `host: ${authority}`, ...fields, ...length, ""];
	const headLength = lines.reduce((sum, line) => sum + line.length + 2, 0);
	const bytes = new Uint8Array(headLength + (body?.length ?? 0));
	let at = 0;
	for (const line of lines) {
		if (!writeLine(bytes, at, line)) return undefined;
		at += line.length + 2;
	}
	if (body !== undefined) bytes.set(body, at);
	return bytes;
}

/** False when the line is not printable ASCII and tabs. */
function writeLine(bytes: Uint8Array, start: number, line: string): boolean {
	for (let at = 0; at < line.length; at++) {
		const code = line.charCodeAt(at);
		if (code !== 0x09 && (code < 0x20 || code > 0x7e)) return false;
		bytes[start + at] = code;
	}
	bytes[start + line.length] = carriageReturn;
	bytes[start + line.length + 1] = lineFeed;
	return true;
}
