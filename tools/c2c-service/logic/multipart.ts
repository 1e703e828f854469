/** Bounds of a form; an auth call needs four short fields. */
export const formLimits = {
	bodyBytes: 65_536,
	fields: 16,
	partHeaderBytes: 1_024,
	valueBytes: 8_192,
} as const;

/** A body that is not a form by the rules. The text says which rule. */
export class FormError extends Error {
	override readonly name = "FormError";
}

const boundaryForm = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/** The boundary of a `multipart/form-data` content type (RFC 2046 §5.1.1). */
export function boundaryOf(contentType: string): string {
	const match = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))\s*(?:;|$)/i.exec(contentType);
	const boundary = match?.[1] ?? match?.[2] ?? "";
	if (!boundaryForm.test(boundary)) throw new FormError("the content type names no usable boundary");
	return boundary;
}

/**
 * Reads `multipart/form-data` (RFC 7578) as far as an auth call needs it, and strictly: no preamble, CRLF
 * line ends, every part a `form-data` field with a name, no files, no transfer encodings, UTF-8 values, a
 * closing boundary and nothing after it. At most 16 parts, 1 KiB of headers and 8 KiB of value per part.
 * @returns name and value of every part, in order
 * @throws FormError
 */
export function parseMultipart(body: Uint8Array, boundary: string): [string, string][] {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
	let at = bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2)) ? delimiter.length - 2 : -1;
	if (at < 0) throw new FormError("the body does not start with the boundary");
	const fields: [string, string][] = [];
	for (;;) {
		const rest = lineEnd(bytes, at);
		if (rest.closing) return fields;
		if (fields.length === formLimits.fields) throw new FormError("there are too many parts");
		const end = bytes.indexOf(delimiter, rest.next - 2);
		if (end < 0) throw new FormError("the closing boundary is missing");
		fields.push(parsePart(bytes.subarray(rest.next, Math.max(rest.next, end))));
		at = end + delimiter.length;
	}
}

/** What follows a boundary: `--` and the end of the body, or the line end before a part. */
function lineEnd(bytes: Buffer, at: number): { closing: boolean; next: number } {
	const tail = bytes.subarray(at, at + 2).toString("latin1");
	if (tail === "--") {
		const epilogue = bytes.subarray(at + 2).toString("latin1");
		if (epilogue !== "" && epilogue !== "\r\n") throw new FormError("something follows the closing boundary");
		return { closing: true, next: bytes.length };
	}
	if (tail !== "\r\n") throw new FormError("a boundary is not followed by a line end");
	return { closing: false, next: at + 2 };
}

function parsePart(part: Buffer): [string, string] {
	const split = part.indexOf("\r\n\r\n");
	if (split < 0) throw new FormError("a part has no empty line after its headers");
	if (split > formLimits.partHeaderBytes) throw new FormError("the headers of a part are too long");
	const name = fieldName(part.subarray(0, split).toString("latin1").split("\r\n"));
	const value = part.subarray(split + 4);
	if (value.length > formLimits.valueBytes) throw new FormError(`"${name}" is too long`);
	return [name, decodeUtf8(value, name)];
}

function fieldName(headers: readonly string[]): string {
	let name: string | undefined;
	for (const header of headers) {
		const colon = header.indexOf(":");
		const key = header.slice(0, Math.max(colon, 0)).toLowerCase();
		if (!/^[a-z-]+$/.test(key)) throw new FormError("a part has a malformed header");
		if (key === "content-transfer-encoding") throw new FormError("a part has a transfer encoding");
		if (key === "content-disposition") name = dispositionName(header.slice(colon + 1).trim());
	}
	if (name === undefined) throw new FormError("a part has no content disposition");
	return name;
}

function dispositionName(value: string): string {
	if (/;\s*filename\*?=/i.test(value)) throw new FormError("a part is a file");
	const name = /^form-data;\s*name=(?:"([\w-]{1,64})"|([\w-]{1,64}))\s*$/i.exec(value);
	const text = name?.[1] ?? name?.[2];
	if (text === undefined) throw new FormError("a part has no usable name");
	return text;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

export function decodeUtf8(bytes: Uint8Array, what: string): string {
	try {
		return utf8.decode(bytes);
	} catch {
		throw new FormError(`"${what}" is not UTF-8`);
	}
}
