/** How the end of a body is known (RFC 9112 §6.3). */
export type Framing =
	| Readonly<{ kind: "length"; bytes: number }>
	| Readonly<{ kind: "chunked" }>
	/** The body ends with the connection. */
	| Readonly<{ kind: "connection" }>;

/** Status line and header fields of one answer. Names are in lower case; values of one name are joined by ", ". */
export type Head = Readonly<{
	status: number;
	headers: Readonly<Record<string, string>>;
	framing: Framing;
	/** The connection may carry another request after this answer. */
	keepsAlive: boolean;
}>;

/** What a name may hold besides letters and digits (RFC 9110 §5.6.2). */
const tokenMarks = "!#$%&'*+-.^_`|~";

/** Reads a head line by line (RFC 9112 §4, §5). On XS an expression is compiled each time it is used, so fields need none. */
export class HeadReader {
	readonly #headers: Record<string, string> = {};
	#status = 0;
	#mayKeepAlive = false;

	/** Takes the next line before the empty one. False when it is not of HTTP/1.0 or 1.1. */
	take(line: string): boolean {
		return this.#status === 0 ? this.#takeStatus(line) : this.#takeField(line);
	}

	/** `undefined` when there was no status line, or when it cannot be known where the body ends. */
	head(): Head | undefined {
		const status = this.#status;
		const headers = this.#headers;
		const framing = status === 0 ? undefined : framingOf(status, headers);
		if (framing === undefined) return undefined;
		const keepsAlive = this.#mayKeepAlive && framing.kind !== "connection" && !closes(headers);
		return { status, headers, framing, keepsAlive };
	}

	#takeStatus(line: string): boolean {
		const [, minor, status] = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/.exec(line) ?? [];
		this.#status = Number(status ?? 0);
		this.#mayKeepAlive = minor === "1";
		return status !== undefined;
	}

	#takeField(line: string): boolean {
		const colon = line.indexOf(":");
		const name = line.slice(0, Math.max(0, colon)).toLowerCase();
		if (!isToken(name) || line.includes("\r")) return false;
		// It would change the object instead of a field of it.
		if (name === "__proto__") return true;
		const value = trimmed(line, colon + 1);
		const before = Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined;
		this.#headers[name] = before === undefined ? value : `${before}, ${value}`;
		return true;
	}
}

/** In lower case. */
function isToken(name: string): boolean {
	for (let at = 0; at < name.length; at++) {
		const code = name.charCodeAt(at);
		const isPlain = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d;
		if (!isPlain && !tokenMarks.includes(name.charAt(at))) return false;
	}
	return name !== "";
}

/** What follows from `start` on without spaces and tabs around it. */
function trimmed(line: string, start: number): string {
	let from = start;
	let end = line.length;
	while (isBlank(line.charCodeAt(from))) from++;
	while (end > from && isBlank(line.charCodeAt(end - 1))) end--;
	return line.slice(from, end);
}

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x09;
}

function framingOf(status: number, headers: Readonly<Record<string, string>>): Framing | undefined {
	if (status < 200 || status === 204 || status === 304) return { kind: "length", bytes: 0 };
	const coding = headers["transfer-encoding"];
	if (coding !== undefined) return coding.toLowerCase() === "chunked" ? { kind: "chunked" } : undefined;
	const length = headers["content-length"];
	if (length === undefined) return { kind: "connection" };
	// The same length said twice is one length (RFC 9110 §8.6).
	const lengths = length.split(",").map((one) => one.trim());
	const [only = ""] = lengths;
	if (lengths.some((one) => one !== only) || !/^\d{1,15}$/.test(only)) return undefined;
	return { kind: "length", bytes: Number(only) };
}

function closes(headers: Readonly<Record<string, string>>): boolean {
	const options = headers.connection?.toLowerCase().split(",") ?? [];
	return options.some((option) => option.trim() === "close");
}
