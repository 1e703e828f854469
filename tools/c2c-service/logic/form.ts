import type { ServiceRequest } from "./message.js";
import { boundaryOf, decodeUtf8, FormError, formLimits, parseMultipart } from "./multipart.js";

export type Form =
	| Readonly<{
			kind: "form";
			encoding: "multipart" | "urlencoded";
			/** A field without a value counts as omitted (RFC 6749 §3.2). */
			fields: ReadonlyMap<string, string>;
	  }>
	| Readonly<{ kind: "unreadable"; text: string }>;

/** Reads the form of a request by its content type. Never throws. */
export function readForm(request: ServiceRequest): Form {
	// Most requests of a paired device have no body at all.
	if (request.body.length === 0 && request.headers["content-type"] === undefined) return noForm;
	try {
		return parseForm(request);
	} catch (error) {
		if (error instanceof FormError) return { kind: "unreadable", text: error.message };
		throw error;
	}
}

const noForm: Form = { kind: "unreadable", text: "there is no content type" };

function parseForm(request: ServiceRequest): Form {
	const contentType = request.headers["content-type"] ?? "";
	const mediaType = (contentType.split(";")[0] ?? "").trim().toLowerCase();
	if (request.body.length > formLimits.bodyBytes) throw new FormError("the body is too long");
	switch (mediaType) {
		case "multipart/form-data":
			return form("multipart", parseMultipart(request.body, boundaryOf(contentType)));
		case "application/x-www-form-urlencoded":
			return form("urlencoded", parseUrlencoded(request.body));
		case "":
			throw new FormError("there is no content type");
		default:
			throw new FormError("the content type is not form data");
	}
}

/** No field may appear twice (RFC 6749 §3.2). */
function form(encoding: "multipart" | "urlencoded", pairs: readonly [string, string][]): Form {
	const fields = new Map<string, string>();
	const seen = new Set<string>();
	for (const [name, value] of pairs) {
		if (seen.has(name)) throw new FormError("a field appears twice");
		seen.add(name);
		if (value !== "") fields.set(name, value);
	}
	return { kind: "form", encoding, fields };
}

/**
 * RFC 6749 Appendix B, within the bounds of {@link formLimits} unless more fields are allowed. Repeated
 * names are kept in order.
 * @throws FormError
 */
export function parseUrlencoded(body: Uint8Array, maxFields: number = formLimits.fields): [string, string][] {
	const text = decodeUtf8(body, "body");
	if (text === "") return [];
	const pairs = text.split("&");
	if (pairs.length > maxFields) throw new FormError("there are too many fields");
	return pairs.map((pair) => {
		const equals = pair.indexOf("=");
		if (equals < 1) throw new FormError("a field has no name or no equals sign");
		const value = decodePercent(pair.slice(equals + 1));
		if (value.length > formLimits.valueBytes) throw new FormError("a field is too long");
		return [decodePercent(pair.slice(0, equals)), value];
	});
}

function decodePercent(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw new FormError("a percent sign is not followed by two hexadecimal digits of UTF-8");
	}
}
