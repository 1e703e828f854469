import type { IncomingHttpHeaders } from "node:http";
import net from "node:net";

/** Why a request to the page's server is refused. */
export type Refusal = Readonly<{ status: 403 | 415; text: string }>;

const contentType = /^application\/json\s*(;|$)/i;

/**
 * Keeps other web sites away from the board. A host name that is not this computer's own is refused, so a foreign site
 * cannot come here under its own name (DNS rebinding); a request that changes something must come from the page itself.
 */
export function refusalOf(
	method: string,
	headers: IncomingHttpHeaders,
	ownNames: readonly string[],
): Refusal | undefined {
	const host = headers.host ?? "";
	if (!isOwnHost(host, ownNames)) {
		return { status: 403, text: "This address is not known as the board's: use the one that it printed." };
	}
	if (method === "GET" || method === "HEAD") return undefined;
	const site = headers["sec-fetch-site"];
	const isOwnPage = headers.origin === `http://${host}` && (site === undefined || site === "same-origin");
	if (!isOwnPage) return { status: 403, text: "Only the board's own page may do this." };
	return contentType.test(headers["content-type"] ?? "")
		? undefined
		: { status: 415, text: "The content must be application/json." };
}

/** A foreign site can bring any name here, but not an address of its own choice: plain addresses are safe. */
function isOwnHost(host: string, ownNames: readonly string[]): boolean {
	const name = /^(.+?)(:\d{1,5})?$/.exec(host)?.[1]?.toLowerCase() ?? "";
	if (net.isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0) return true;
	return name === "localhost" || ownNames.some((own) => own.toLowerCase() === name);
}
