import { formatIpv6, isPrivateIpv4, isPrivateIpv6, parseIpv4, parseIpv6 } from "./ip-address.js";

/** An `http` or `https` address (RFC 3986) in its parts. */
export type WebAddress = Readonly<{
	scheme: "http" | "https";
	/** Lower case. An IPv6 address is canonical and in brackets. */
	host: string;
	/** 1–65,535; the scheme's own port when the text names none. */
	port: number;
	/** True when the text needs no port: it is the scheme's own. */
	isDefaultPort: boolean;
	/** Path with query, as written; `/` when there is neither. */
	path: string;
	/** What follows `#`, as written; `undefined` when there is no `#`. */
	fragment: string | undefined;
}>;

const maxAddressLength = 2048;
const defaultPorts = { http: 80, https: 443 } as const;

/**
 * Parses an absolute http or https address of at most 2,048 characters. Returns `undefined` for everything else: other
 * schemes, user info, spaces, control characters, non-ASCII, backslashes and other characters that RFC 3986 excludes,
 * empty labels, and numbers as hosts that are not four plain decimal octets. Never throws.
 */
export function parseWebAddress(text: string): WebAddress | undefined {
	if (text.length > maxAddressLength || !/^[!-~]*$/.test(text) || /["<>\\^`{|}]/.test(text)) {
		return undefined;
	}
	const match = /^(https?):\/\/([^/?#]+)([^#]*)(?:#(.*))?$/i.exec(text);
	if (match === null) {
		return undefined;
	}
	const [, schemeText = "", authority = "", path = "", fragment] = match;
	const scheme = schemeText.toLowerCase() === "https" ? "https" : "http";
	const { host, port } = parseAuthority(authority, defaultPorts[scheme]);
	if (host === undefined || port === undefined) {
		return undefined;
	}
	return {
		scheme,
		host,
		port,
		isDefaultPort: port === defaultPorts[scheme],
		path: path.startsWith("/") ? path : `/${path}`,
		fragment,
	};
}

function parseAuthority(authority: string, defaultPort: number) {
	const match = /^(\[[^\]]*\]|[^:[\]]*)(?::([1-9][0-9]{0,4}))?$/.exec(authority);
	const port = match?.[2] === undefined ? defaultPort : Number(match[2]);
	return {
		host: parseHost(match?.[1]?.toLowerCase() ?? ""),
		port: port <= 65_535 ? port : undefined,
	};
}

function parseHost(text: string): string | undefined {
	if (text.startsWith("[")) {
		const groups = parseIpv6(text.slice(1, -1));
		return groups === undefined ? undefined : `[${formatIpv6(groups)}]`;
	}
	const labels = text.split(".");
	if (text.length > 253 || !labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) {
		return undefined;
	}
	const endsInNumber = /^([0-9]+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "");
	return endsInNumber && parseIpv4(text) === undefined ? undefined : text;
}

/**
 * Whether `host`, as {@link WebAddress} writes it, is loopback or private: localhost, *.localhost, 127/8, 10/8, 172.16/12,
 * 192.168/16, 169.254/16, [::1], fc00::/7 or fe80::/10. Other names are not, whatever they resolve to.
 */
export function isLocalHost(host: string): boolean {
	const parsed = parseHost(host.toLowerCase());
	if (parsed === undefined) {
		return false;
	}
	if (parsed.startsWith("[")) {
		return isPrivateIpv6(parseIpv6(parsed.slice(1, -1)) ?? []);
	}
	const octets = parseIpv4(parsed);
	return octets === undefined
		? parsed === "localhost" || parsed.endsWith(".localhost")
		: isPrivateIpv4(octets);
}

/**
 * What a person types to get to an address: host, port unless it is the scheme's own, and path, such as
 * `app.example.com/pair`; without scheme and trailing slash. `undefined` when `text` is no address.
 */
export function displayAddress(text: string): string | undefined {
	const address = parseWebAddress(text);
	if (address === undefined) {
		return undefined;
	}
	const port = address.isDefaultPort ? "" : `:${address.port}`;
	const fragment = address.fragment === undefined ? "" : `#${address.fragment}`;
	const path = address.path + fragment;
	return address.host + port + (path.endsWith("/") ? path.slice(0, -1) : path);
}
