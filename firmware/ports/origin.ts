import TCP from "embedded:io/socket/tcp";
import TLSSocket from "embedded:io/socket/tcp/tls";
import type { WebAddress } from "../../modules/c2c/web-address.js";
import { trustedRoots } from "../tls/trusted-roots.js";
import {
	type SocketClass,
	type SocketOptions,
	SupervisedSocket,
	type Supervisor,
} from "./supervised-socket.js";

/** Roots in DER that are trusted besides those of the firmware; for test services. */
export type Roots = readonly ArrayBuffer[];

/** Names a kept connection: scheme, host and port. */
export function originOf({ scheme, host, port }: WebAddress): string {
	return `${scheme}://${host}:${port}`;
}

const silent: Supervisor = Object.freeze({
	opened() {},
	arrived() {},
	readHeadByte() {},
	wrote() {},
	ended() {},
	fault() {},
});

/** How the SDK's HTTP client is to make its socket to `address`. `lower` hears of the TCP connection below TLS. */
export function socketOptions(
	{ scheme, host }: WebAddress,
	roots: Roots,
	supervisor: Supervisor,
	lower: Partial<Supervisor>,
): SocketOptions {
	if (scheme === "http") return { io: SupervisedSocket, socketClass: TCP, supervisor, nodelay: true };
	const lowerSupervisor = { ...silent, ...lower };
	class LowerSocket extends SupervisedSocket {
		constructor(options: SocketOptions) {
			super({ ...options, socketClass: TCP as unknown as SocketClass, supervisor: lowerSupervisor });
		}
	}
	return {
		io: SupervisedSocket,
		socketClass: TLSSocket,
		supervisor,
		nodelay: true,
		TCP: { io: LowerSocket },
		secure: {
			serverName: host,
			applicationLayerProtocolNegotiation: "http/1.1",
			certificate: [...trustedRoots(), ...roots],
		},
	};
}
