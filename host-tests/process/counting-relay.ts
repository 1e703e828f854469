import net from "node:net";

/** Passes bytes between a client and a server, and counts what it sees on the raw sockets. */
export class CountingRelay {
	/** Connections that a client has made. */
	connections = 0;
	/** Request lines that clients have sent, such as `POST /v2/auth/token HTTP/1.1`. */
	readonly requestLines: string[] = [];
	readonly #server: net.Server;
	readonly #sockets = new Set<net.Socket>();

	private constructor(targetPort: number) {
		this.#server = net.createServer((client) => {
			this.connections += 1;
			const target = net.connect(targetPort, "127.0.0.1");
			for (const socket of [client, target]) {
				this.#sockets.add(socket);
				socket.on("error", () => socket.destroy());
				socket.on("close", () => this.#sockets.delete(socket));
			}
			client.on("data", (chunk) => this.#count(chunk.toString("latin1")));
			client.pipe(target).pipe(client);
		});
	}

	static async start(targetPort: number): Promise<CountingRelay> {
		const relay = new CountingRelay(targetPort);
		await new Promise<void>((resolve) => relay.#server.listen(0, "127.0.0.1", resolve));
		return relay;
	}

	get origin(): string {
		const address = this.#server.address();
		return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#count(text: string): void {
		for (const [line] of text.matchAll(/^[A-Z]+ \S+ HTTP\/1\.1(?=\r$)/gm)) this.requestLines.push(line);
	}
}
