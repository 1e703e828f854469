import net from "node:net";

/** What arrived at and left the server's sockets since it was asked last. Bytes are of HTTP, without TCP's own. */
export type Traffic = Readonly<{ connections: number; requests: number; bytesIn: number; bytesOut: number }>;

const codeAnswer = JSON.stringify({
	device_code: "device-code-0123456789abcdef",
	user_code: "WDJB-MJHT",
	verification_uri: "https://pair.example/device",
	verification_uri_complete: "https://pair.example/device?code=WDJB-MJHT",
	expires_in: 900,
	interval: 5,
});
const pending = JSON.stringify({ error: "authorization_pending" });
const tokens = JSON.stringify({
	access_token: "access-0123456789abcdef",
	refresh_token: "refresh-0123456789abcdef",
	token_type: "bearer",
	expires_in: 3600,
	scope: "",
});

/** Gives codes, says `pending` so often, then gives tokens; the same to every client, whatever paths it knows. */
export class LoopbackServer {
	pendingPolls = 3;
	#polls = 0;
	#traffic = { connections: 0, requests: 0, bytesIn: 0, bytesOut: 0 };
	readonly #server = net.createServer((socket) => this.#accept(socket));

	/** @returns the origin */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		const address = this.#server.address();
		if (address === null || typeof address === "string") throw new Error("the server has no port");
		return `http://127.0.0.1:${address.port}`;
	}

	close(): void {
		this.#server.close();
	}

	takeTraffic(): Traffic {
		const traffic = this.#traffic;
		this.#traffic = { connections: 0, requests: 0, bytesIn: 0, bytesOut: 0 };
		return traffic;
	}

	#accept(socket: net.Socket): void {
		this.#traffic.connections += 1;
		let received = "";
		socket.setNoDelay(true);
		socket.on("error", () => {});
		socket.on("data", (chunk: Buffer) => {
			this.#traffic.bytesIn += chunk.length;
			received += chunk.toString("latin1");
			const end = received.indexOf("\r\n\r\n");
			const length = Number(/^content-length: *(\d+)/im.exec(received)?.[1] ?? 0);
			if (end < 0 || received.length < end + 4 + length) return;
			const path = /^POST (\S+) /.exec(received)?.[1] ?? "";
			received = "";
			const answer = this.#answerTo(path);
			this.#traffic.requests += 1;
			this.#traffic.bytesOut += answer.length;
			socket.write(answer);
		});
	}

	#answerTo(path: string): string {
		if (!path.endsWith("token")) {
			this.#polls = 0;
			return message(200, codeAnswer);
		}
		this.#polls += 1;
		return this.#polls > this.pendingPolls ? message(200, tokens) : message(400, pending);
	}
}

function message(status: number, body: string): string {
	return `HTTP/1.1 ${status} Status\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
