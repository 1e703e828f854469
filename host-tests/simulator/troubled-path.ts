import net from "node:net";

/** What befalls bytes between a board and a service. */
export type PathTrouble =
	| "none"
	/** A connection is made, and nothing ever comes back over it. */
	| "mute"
	/** Each answer ends after a few bytes, with the connection. */
	| "cut"
	/** What comes back is not what was sent. */
	| "garbage"
	/** A connection is closed a moment after an answer has gone over it. */
	| "drops";

/** Far less than a board waits between two requests. */
const idleMs = 20;
const cutAfterBytes = 40;

/** A TCP relay to a service on this computer that can be made worse. */
export class TroubledPath {
	/** Of what comes from now on, open connections included. */
	trouble: PathTrouble = "none";
	/** Connections that were closed after an answer. */
	dropped = 0;
	readonly #answered: () => number;
	readonly #server: net.Server;
	readonly #sockets = new Set<net.Socket>();

	private constructor(targetPort: number, answered: () => number) {
		this.#answered = answered;
		this.#server = net.createServer((board) => this.#relay(board, net.connect(targetPort, "127.0.0.1")));
	}

	/** `answered`: how many requests the service has answered so far. */
	static async start(targetPort: number, answered: () => number): Promise<TroubledPath> {
		const path = new TroubledPath(targetPort, answered);
		await new Promise<void>((resolve) => path.#server.listen(0, "127.0.0.1", resolve));
		return path;
	}

	get port(): number {
		const address = this.#server.address();
		return typeof address === "object" && address !== null ? address.port : 0;
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#relay(board: net.Socket, service: net.Socket): void {
		const both = [board, service];
		const end = (): void => {
			for (const socket of both) socket.destroy();
		};
		for (const socket of both) {
			this.#sockets.add(socket);
			socket.setNoDelay();
			socket.on("error", end).on("close", () => {
				this.#sockets.delete(socket);
				end();
			});
		}
		const before = this.#answered();
		let hasAnswered = false;
		board.setTimeout(idleMs).on("timeout", () => {
			if (this.trouble !== "drops" || !hasAnswered) return;
			const sent = board.bytesWritten;
			// Bytes that have come already are read before this.
			setImmediate(() => setImmediate(() => (board.bytesWritten === sent ? this.#drop(board) : undefined)));
		});
		board.on("data", (bytes) => void service.write(bytes));
		service.on("data", (bytes) => {
			hasAnswered = this.#answered() > before;
			this.#bringBack(bytes, board);
		});
	}

	#drop(board: net.Socket): void {
		this.dropped += 1;
		board.end();
	}

	#bringBack(bytes: Buffer, board: net.Socket): void {
		switch (this.trouble) {
			case "none":
			case "drops":
				board.write(bytes);
				return;
			case "mute":
				return;
			case "cut":
				board.write(bytes.subarray(0, cutAfterBytes), () => board.destroy());
				return;
			case "garbage":
				board.write(bytes.map((byte, index) => (byte * 31 + index) & 0xff));
		}
	}
}
