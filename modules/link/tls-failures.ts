import type { TransportFailure } from "./report.js";

type Kind = TransportFailure["kind"];

/** The engine's codes that do not say that the service cannot be trusted. */
const kinds: Readonly<Record<string, Kind>> = Object.freeze(
	{
		expired: "not-valid-now",
		"not-yet-valid": "not-valid-now",
		"cut-off": "reset",
		"service-fault": "reset",
		"no-memory": "reset",
		"no-random": "reset",
		fault: "not-http",
	},
	true,
);

/** What a failure of TLS means for a request; `undefined` for an error of another kind, or none. */
export function tlsFailure(error: unknown): TransportFailure | undefined {
	if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
	const { code } = error;
	return { kind: kinds[code] ?? "untrusted", detail: `TLS_${code.toUpperCase().replaceAll("-", "_")}` };
}
