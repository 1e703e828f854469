import { canonicalIpv6, isIpv4 } from "./ip-address.js";

/** An `http` or `https` address (RFC 3986) in its parts. */
export type WebAddress = Readonly<{
	scheme: "http" | "https";
	/** Lower case. An IPv6 address is canonical and in brackets. */
	host: string;
	/** 1–65,535; the scheme's own port when the text names none. */
	port: number;
	/** True when the text needs no port: it is the scheme's own. */
	isDefaultPort: boolean;
	/** Path with query, as written; `/` when there is neither. Without what follows `#`. */
	path: string;
}>;

const maxAddressLength = 2048;

/**
 * Parses an absolute http or https address of at most 2,048 characters. Returns `undefined` for everything else: other
 * schemes, user info, spaces, control characters, non-ASCII, backslashes and other characters that RFC 3986 excludes,
 * empty labels, and numbers as hosts that are not four plain decimal octets. Never throws.
 */
export function parseWebAddress(text: string): WebAddress | undefined {
	if (text.length > maxAddressLength || /["<>\\^`{|}]|[^!-~]/.test(text)) return undefined;
	const match = /^http(s?):\/\/(\[[^\]]*\]|[^:/?#]*)(?::([1-9]\d{0,4}))?([/?][^#]*)?(?:#.*)?$/i.exec(text);
	if (match === null) return undefined;
	const [, secure, authority = "", portText, path = "/"] = match;
	const defaultPort = secure ? 443 : 80;
	const port = Number(portText ?? defaultPort);
	const host = parseHost(authority.toLowerCase());
	if (host === undefined || port > 65_535) return undefined;
	return {
		scheme: secure ? "https" : "http",
		host,
		port,
		isDefaultPort: port === defaultPort,
		path: path.startsWith("/") ? path : `/${path}`,
	};
}

function parseHost(text: string): string | undefined {
	if (text.startsWith("[")) {
		const address = canonicalIpv6(text.slice(1, -1));
		return address && `[${address}]`;
	}
	const labels = text.split(".");
	const isName = text.length <= 253 && labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
	const endsInNumber = /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "");
	return isName && (!endsInNumber || isIpv4(text)) ? text : undefined;
}

/**
 * Whether `host`, as {@link WebAddress} writes it, is loopback or private: localhost, *.localhost, 127/8, 10/8, 172.16/12,
 * 192.168/16, 169.254/16, [::1], fc00::/7 or fe80::/10. Other names are not, whatever they resolve to.
 */
export function isLocalHost(host: string): boolean {
	const parsed = parseHost(host.toLowerCase()) ?? "";
	return (
		/^(.+\.)?localhost$/.test(parsed) ||
		/^(10|127)(\.\d+){3}$/.test(parsed) ||
		/^(169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)(\.\d+){2}$/.test(parsed) ||
		/^\[(::1\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(parsed)
	);
}

/** Host, and port unless it is the scheme's own. */
export function authorityOf({ host, port, isDefaultPort }: WebAddress): string {
	return isDefaultPort ? host : `${host}:${port}`;
}
