import type { TransportFailure } from "../../../modules/link/report.js";

type FailureKind = TransportFailure["kind"];

/** Error codes of Node's sockets and resolver. A code that is not listed is looked up in {@link codePatterns}. */
const codes: Readonly<Record<string, FailureKind>> = {
	ENOTFOUND: "no-name",
	EAI_AGAIN: "no-name",
	EAI_FAIL: "no-name",
	EAI_NODATA: "no-name",
	ENODATA: "no-name",
	ECONNREFUSED: "refused",
	EHOSTUNREACH: "unreachable",
	ENETUNREACH: "unreachable",
	EHOSTDOWN: "unreachable",
	ENETDOWN: "unreachable",
	EADDRNOTAVAIL: "unreachable",
	ECONNRESET: "reset",
	ECONNABORTED: "reset",
	EPIPE: "reset",
	ETIMEDOUT: "timeout",
	CERT_HAS_EXPIRED: "not-valid-now",
	CERT_NOT_YET_VALID: "not-valid-now",
	EPROTO: "untrusted",
	HOSTNAME_MISMATCH: "untrusted",
	INVALID_CA: "untrusted",
	INVALID_PURPOSE: "untrusted",
	PATH_LENGTH_EXCEEDED: "untrusted",
	DEPTH_ZERO_SELF_SIGNED_CERT: "untrusted",
	SELF_SIGNED_CERT_IN_CHAIN: "untrusted",
};

const codePatterns: readonly Readonly<{ pattern: RegExp; kind: FailureKind }>[] = [
	{ pattern: /^(CERT|CRL|UNABLE_TO|ERROR_IN_C|ERR_TLS|ERR_SSL|ERR_OSSL)_/, kind: "untrusted" },
	{ pattern: /^HPE_/, kind: "not-http" },
	{ pattern: /^ERR_(INVALID|HTTP|UNESCAPED)_/, kind: "not-http" },
];

/** The system's code of an error, such as `ECONNREFUSED`; `UNKNOWN` where it has none. Never its message. */
export function errorCode(error: unknown): string {
	const candidates = error instanceof AggregateError ? [error, ...error.errors] : [error];
	for (const candidate of candidates) {
		if (!(candidate instanceof Error) || !("code" in candidate)) continue;
		if (typeof candidate.code === "string" && /^[A-Z0-9_]{1,64}$/.test(candidate.code)) return candidate.code;
	}
	return "UNKNOWN";
}

/** What an error of Node's `http`, `https`, `net`, `tls` or `dns` means for the board. */
export function transportFailure(error: unknown): TransportFailure {
	const detail = errorCode(error);
	const kind = codes[detail] ?? codePatterns.find(({ pattern }) => pattern.test(detail))?.kind ?? "reset";
	return { kind, detail };
}
