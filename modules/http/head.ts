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

/** Reads the lines before the empty one; `undefined` when they are not HTTP/1.0 or 1.1 (RFC 9112 §4, §5). */
export function parseHead(lines: readonly string[]): Head | undefined {
	const [, minor, status] = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/.exec(lines[0] ?? "") ?? [];
	if (status === undefined) return undefined;
	const headers: Record<string, string> = {};
	for (const line of lines.slice(1)) {
		const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
		if (name === undefined || value === undefined) return undefined;
		const key = name.toLowerCase();
		// It would change the object instead of a field of it.
		if (key === "__proto__") continue;
		const before = Object.hasOwn(headers, key) ? headers[key] : undefined;
		headers[key] = before === undefined ? value : `${before}, ${value}`;
	}
	const framing = framingOf(Number(status), headers);
	if (framing === undefined) return undefined;
	const keepsAlive = minor === "1" && framing.kind !== "connection" && !closes(headers);
	return { status: Number(status), headers, framing, keepsAlive };
}

function framingOf(status: number, headers: Readonly<Record<string, string>>): Framing | undefined {
	if (status < 200 || status === 204 || status === 304) return { kind: "length", bytes: 0 };
	const coding = headers["transfer-encoding"];
	if (coding !== undefined) return coding.toLowerCase() === "chunked" ? { kind: "chunked" } : undefined;
	const length = headers["content-length"];
	if (length === undefined) return { kind: "connection" };
	// The same length said twice is one length (RFC 9110 §8.6).
	const lengths = new Set(length.split(",").map((one) => one.trim()));
	const [only = ""] = lengths;
	if (lengths.size !== 1 || !/^\d{1,15}$/.test(only)) return undefined;
	return { kind: "length", bytes: Number(only) };
}

function closes(headers: Readonly<Record<string, string>>): boolean {
	const options = headers.connection?.toLowerCase().split(",") ?? [];
	return options.some((option) => option.trim() === "close");
}
