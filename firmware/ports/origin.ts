import TCP from "embedded:io/socket/tcp";
import TLSSocket from "embedded:io/socket/tcp/tls";
import type { WebAddress } from "../../modules/c2c/web-address.js";
import { trustedRoots } from "../tls/trusted-roots.js";
import { type OnFault, type SocketClass, type SocketOptions, SupervisedSocket } from "./supervised-socket.js";

/** Roots in DER that are trusted besides those of the firmware; for test services. */
export type Roots = readonly ArrayBuffer[];

// Each takes its options as this module gives them.
const PlainSocket = TCP as unknown as SocketClass;
const SecureSocket = TLSSocket as unknown as SocketClass;

/** Names a kept connection: scheme, host and port. */
export function originOf({ scheme, host, port }: WebAddress): string {
	return `${scheme}://${host}:${port}`;
}

type Watch = Readonly<{
	/** The TCP connection is made; TLS may still follow. */
	onConnected: () => void;
	onFault: OnFault;
}>;

/** Opens a connection to `address` at `ip`. */
export function openSocket(
	address: WebAddress,
	ip: string,
	roots: Roots,
	watch: Watch,
	events: Pick<SocketOptions, "onReadable" | "onWritable" | "onError">,
): SupervisedSocket {
	const { scheme, host, port } = address;
	const { onFault } = watch;
	const options = { ...events, onFault, host, port, address: ip, nodelay: true };
	if (scheme === "http") return new SupervisedSocket({ ...options, socketClass: PlainSocket });
	return new SupervisedSocket({
		...options,
		socketClass: SecureSocket,
		TCP: { io: lowerSocket(watch) },
		secure: {
			serverName: host,
			applicationLayerProtocolNegotiation: "http/1.1",
			certificate: [...trustedRoots(), ...roots],
		},
	});
}

/** The class of the TCP connection below TLS. */
function lowerSocket({ onConnected, onFault }: Watch): SocketClass {
	return class extends SupervisedSocket {
		constructor({ onWritable, ...others }: SocketOptions) {
			super({
				...others,
				socketClass: PlainSocket,
				onFault,
				onWritable: (count) => {
					onConnected();
					onWritable?.(count);
				},
			});
		}
	};
}
