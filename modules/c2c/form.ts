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

export type FormField = readonly [name: FieldName, value: string];

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
	return fields.map(([name, value]) => `${name}=${escapeValue(value)}`).join("&");
}

/**
 * RFC 6749 Appendix B: a space is `+`; letters, digits and `*-._` stand for themselves; all else is `%XX`. A surrogate
 * without its partner, which has no escape, becomes U+FFFD.
 */
function escapeValue(value: string): string {
	return encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, "\ufffd"))
		.replace(/[!'()~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
		.replaceAll("%20", "+");
}

/** RFC 7578. The names are plain ASCII words, so they need no escaping. */
function multipart(fields: readonly FormField[], boundary: string): string {
	const parts = fields.map(
		([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return `${parts.join("")}--${boundary}--\r\n`;
}

/**
 * The first of `slate-0`, `slate-1`, … that no value contains. A value of n characters can contain at most n of them, so
 * the search ends, and the boundary stays below the 70 characters that RFC 2046 §5.1.1 allows.
 */
function chooseBoundary(fields: readonly FormField[]): string {
	let number = 0;
	while (fields.some(([, value]) => value.includes(`slate-${number}`))) {
		number++;
	}
	return `slate-${number}`;
}
