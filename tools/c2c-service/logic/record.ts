import type { Form } from "./form.js";
import type { ServiceRequest } from "./message.js";

/** One request as people may see it: nothing in it can be used to act for a device or a person. */
export type RecordEntry = Readonly<{
	atMs: number;
	method: string;
	/** Without the query. */
	path: string;
	headers: Readonly<Record<string, string>>;
	fields: Readonly<Record<string, string>>;
	/** Status of the answer, or what came in its place. */
	outcome: string;
	/** The error code of the answer. */
	error: string | undefined;
	notes: readonly string[];
}>;

export const recordLimit = 500;
const shownHeaders: readonly string[] = [
	"content-type",
	"user-agent",
	"x-client-platypus-enabled",
	"x-client-version",
];
const shownFields: ReadonlySet<string> = new Set(["client_id", "grant_type", "scope"]);
const maxShownLength = 120;

/** The last {@link recordLimit} requests. */
export class RequestRecord {
	#entries: RecordEntry[] = [];
	#total = 0;

	/** The newest first. */
	get entries(): readonly RecordEntry[] {
		return this.#entries.slice(-recordLimit).reverse();
	}

	/** All requests since the start. */
	get total(): number {
		return this.#total;
	}

	add(entry: RecordEntry): void {
		this.#total += 1;
		this.#entries.push(entry);
		if (this.#entries.length >= recordLimit * 2) this.#entries = this.#entries.slice(-recordLimit);
	}
}

/** Headers worth seeing; credentials only by their length. */
export function maskedHeaders(request: ServiceRequest): Readonly<Record<string, string>> {
	const shown: Record<string, string> = {};
	for (const name of shownHeaders) {
		const value = request.headers[name];
		if (value !== undefined) shown[name] = short(value);
	}
	const authorization = request.headers.authorization;
	if (authorization !== undefined) shown.authorization = masked(authorization);
	return shown;
}

/** Fields by name; only those that are known to be harmless with their value. */
export function maskedFields(form: Form): Readonly<Record<string, string>> {
	if (form.kind === "unreadable") return {};
	const entries = [...form.fields].map(([name, value]) => [
		name,
		shownFields.has(name) ? short(value) : masked(value),
	]);
	return Object.fromEntries(entries);
}

const masked = (value: string): string => `••• (${value.length} characters)`;

const short = (value: string): string =>
	value.length <= maxShownLength ? value : `${value.slice(0, maxShownLength)}…`;
