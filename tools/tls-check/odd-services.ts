import net from "node:net";
import tls from "node:tls";
import { listen, type Scene, type Service } from "./bench.js";

/** A service that wants to renegotiate instead of answering, and hangs up when it cannot. */
export type Renegotiator = Service &
	Readonly<{
		/** Whether somebody has renegotiated with it. */
		hasSucceeded: () => boolean;
	}>;

export async function serveRenegotiation({ chain: [leaf] }: Scene): Promise<Renegotiator> {
	let hasSucceeded = false;
	let requests = 0;
	const options = { key: leaf?.key, cert: leaf?.certificate, maxVersion: "TLSv1.2" } as const;
	const listener = tls.createServer(options, (socket) => {
		socket.on("error", () => {});
		socket.renegotiate({}, (error) => {
			hasSucceeded ||= error === null;
			socket.destroy();
		});
		socket.once("data", () => requests++);
	});
	listener.on("tlsClientError", () => {});
	const port = await listen(listener);
	return {
		port,
		requests: () => requests,
		hasSucceeded: () => hasSucceeded,
		close: () => void listener.close(),
	};
}

/** What is there speaks no TLS. */
export async function servePlainText(): Promise<Service> {
	const listener = net.createServer((socket) => {
		socket.on("error", () => {});
		socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
	});
	return { port: await listen(listener), requests: () => 0, close: () => void listener.close() };
}

/** Passes on what a service says one byte at a time, each in a packet of its own. */
export async function dribble(service: Service): Promise<Service> {
	const listener = net.createServer((board) => {
		const upstream = net.connect(service.port, "127.0.0.1");
		const waiting: Buffer[] = [];
		let hasEnded = false;
		let isRunning = false;
		const next = (): void => {
			const [first] = waiting;
			isRunning = first !== undefined;
			if (first === undefined) {
				if (hasEnded) board.end();
				return;
			}
			board.write(first.subarray(0, 1));
			if (first.length > 1) waiting[0] = first.subarray(1);
			else waiting.shift();
			setImmediate(next);
		};
		const go = (): void => {
			if (!isRunning) next();
		};
		board.setNoDelay(true);
		upstream.on("data", (chunk) => {
			waiting.push(chunk);
			go();
		});
		upstream.on("end", () => {
			hasEnded = true;
			go();
		});
		board.on("data", (chunk) => void upstream.write(chunk));
		board.on("close", () => void upstream.destroy());
		board.on("error", () => upstream.destroy());
		upstream.on("error", () => board.destroy());
	});
	const port = await listen(listener);
	return {
		port,
		requests: service.requests,
		close: () => {
			listener.close();
			service.close();
		},
	};
}
