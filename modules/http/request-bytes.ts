import type { HttpRequest } from "../c2c/answer.js";
import { encodeUtf8 } from "../c2c/utf8.js";

/**
 * A request of HTTP/1.1 as it goes over the wire (RFC 9112 §3). `authority`: host, and port unless it is the usual one;
 * `path`: with its query. `undefined` when a field holds what could start another one.
 */
export function requestBytes(request: HttpRequest, authority: string, path: string): Uint8Array | undefined {
	const { method, headers, body } = request;
	const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	const length = method === "POST" ? [`content-length: ${body?.length ?? 0}`] : [];
	const lines = [`${method} ${path} HTTP/1.1`, `host: ${authority}`, ...fields, ...length];
	if (lines.some((line) => /[^\t -~]/.test(line))) return undefined;
	const head = encodeUtf8(`${lines.join("\r\n")}\r\n\r\n`);
	if (body === undefined) return head;
	const bytes = new Uint8Array(head.length + body.length);
	bytes.set(head);
	bytes.set(body, head.length);
	return bytes;
}
