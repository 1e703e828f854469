import type { Encoding } from "./profile.js";
import { encodeUtf8 } from "./utf8.js";

/** The form fields of the protocol (contract 4.1, 5, 6, 7). */
export type FieldName =
	| "client_id"
	| "client_secret"
	| "scope"
	| "device_code"
	| "grant_type"
	| "refresh_token"
	| "token";

export type FormField = Readonly<{ name: FieldName; value: string }>;

export type Form = Readonly<{ contentType: string; body: Uint8Array }>;

/** Encodes form fields in their order. The same fields always give the same bytes. */
export function encodeForm(fields: readonly FormField[], encoding: Encoding): Form {
	switch (encoding) {
		case "urlencoded":
			return { contentType: "application/x-www-form-urlencoded", body: encodeUtf8(urlencoded(fields)) };
		case "multipart": {
			const boundary = chooseBoundary(fields);
			return {
				contentType: `multipart/form-data; boundary=${boundary}`,
				body: encodeUtf8(multipart(fields, boundary)),
			};
		}
	}
}

function urlencoded(fields: readonly FormField[]): string {
	return fields.map(({ name, value }) => name.concat("=", escapeValue(value))).join("&");
}

/** Where a form differs from a component of a URI, by character code. */
const formEscapes: Readonly<Record<number, string>> = Object.freeze(
	{ 32: "+", 33: "%21", 39: "%27", 40: "%28", 41: "%29", 126: "%7E" },
	true,
);

/**
 * RFC 6749 Appendix B: a space is `+`; letters, digits and `*-._` stand for themselves; all else is `%XX`. An expression is
 * used only where one is needed: XS would compile it for each value of each poll.
 */
function escapeValue(value: string): string {
	for (let at = 0; at < value.length; at++) {
		const code = value.charCodeAt(at);
		if (code >= 0x80 || formEscapes[code] !== undefined) return escapeEach(value);
	}
	return encodeURIComponent(value);
}

/** A surrogate without its partner, which has no escape, becomes U+FFFD. */
function escapeEach(value: string): string {
	const escaped = encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, "\ufffd"));
	return escaped.replace(/%20|[!'()~]/g, (one) => formEscapes[one.charCodeAt(0)] ?? "+");
}

/** RFC 7578. The names are plain ASCII words, so they need no escaping. */
function multipart(fields: readonly FormField[], boundary: string): string {
	const parts = fields.map(
		({ name, value }) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return `${parts.join("")}--${boundary}--\r\n`;
}

/**
 * The first of `slate-0`, `slate-1`, … that no value contains. A value of n characters can contain at most n of them, so
 * the search ends, and the boundary stays below the 70 characters that RFC 2046 §5.1.1 allows.
 */
function chooseBoundary(fields: readonly FormField[]): string {
	let number = 0;
	while (fields.some(({ value }) => value.includes(`slate-${number}`))) {
		number++;
	}
	return `slate-${number}`;
}
