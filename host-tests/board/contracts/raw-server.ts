import net from "node:net";
import tls from "node:tls";

/** A server that speaks bytes, so a test decides exactly what the other side does and sees each connection. */
export type RawServer = Readonly<{
	port: number;
	/** Every connection so far, in order. */
	connections: readonly net.Socket[];
	close(): Promise<void>;
}>;

/** One whole request as it came over the wire. `index` counts the requests of all connections from 0. */
export type RawRequest = Readonly<{ head: string; body: Buffer; index: number }>;

type Certificate = Readonly<{ key: string; cert: string }>;

/** Starts a server on a free loopback port; each new connection goes to `accept`. */
export async function rawServer(
	accept: (socket: net.Socket) => void,
	certificate?: Certificate,
): Promise<RawServer> {
	const connections: net.Socket[] = [];
	const server = net.createServer();
	const listener = certificate === undefined ? server : tls.createServer(certificate);
	listener.on(certificate === undefined ? "connection" : "secureConnection", (socket: net.Socket) => {
		connections.push(socket);
		socket.on("error", () => {});
		accept(socket);
	});
	listener.on("tlsClientError", () => {});
	const open = new Set<net.Socket>();
	listener.on("connection", (socket: net.Socket) => {
		open.add(socket);
		socket.on("close", () => open.delete(socket));
	});
	await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
	const address = listener.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return {
		port: address.port,
		connections,
		close: () => {
			for (const socket of open) socket.destroy();
			return new Promise((resolve) => listener.close(() => resolve()));
		},
	};
}

/** Calls back with each whole request of a connection. Bodies need a `content-length`. */
export function onRequests(socket: net.Socket, handle: (head: string, body: Buffer) => void): void {
	let received = Buffer.alloc(0);
	socket.on("data", (chunk: Buffer) => {
		received = Buffer.concat([received, chunk]);
		for (;;) {
			const end = received.indexOf("\r\n\r\n");
			if (end < 0) return;
			const head = received.subarray(0, end).toString("latin1");
			const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
			if (received.length < end + 4 + length) return;
			const body = Buffer.from(received.subarray(end + 4, end + 4 + length));
			received = received.subarray(end + 4 + length);
			handle(head, body);
		}
	});
}

/** An answer with a `content-length`. */
export function answerText(body: string, status = "200 OK", headers: readonly string[] = []): string {
	const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
	return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** A server whose `answer` decides what is written back to each whole request; `undefined` leaves it unanswered. */
export function requestServer(
	answer: (request: RawRequest, socket: net.Socket) => string | undefined,
	certificate?: Certificate,
): Promise<RawServer> {
	let index = 0;
	return rawServer((socket) => {
		onRequests(socket, (head, body) => {
			const text = answer({ head, body, index: index++ }, socket);
			if (text !== undefined) socket.write(text);
		});
	}, certificate);
}
