import type { Server } from "node:net";
import { EnvironmentError } from "../shared/options.js";

/** Where a server listens. With `isFirm` false a port that is taken is replaced by any that is free. */
export type Where = Readonly<{ host: string; port: number; isFirm: boolean }>;

/**
 * Makes a server listen.
 * @returns its address, such as `http://127.0.0.1:8711`
 * @throws EnvironmentError when the port is in use, not allowed, or the host is not this computer's
 */
export async function listen(server: Server, { host, port, isFirm }: Where): Promise<string> {
	try {
		await tryToListen(server, host, port);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code !== "EADDRINUSE" || isFirm) throw new EnvironmentError(explain(code, host, port));
		await tryToListen(server, host, 0);
	}
	const address = server.address();
	const actual = address !== null && typeof address === "object" ? address.port : port;
	return `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
}

function tryToListen(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	});
}

function explain(code: string, host: string, port: number): string {
	switch (code) {
		case "EADDRINUSE":
			return `Port ${port} on ${host} is in use: stop what uses it, or choose another with --port.`;
		case "EACCES":
			return `Port ${port} on ${host} may not be used by you: choose one above 1023 with --port.`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `"${host}" is not an address of this computer: choose another with --host.`;
		default:
			return `Cannot listen on port ${port} of ${host} (${code}).`;
	}
}
