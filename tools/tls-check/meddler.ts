import net from "node:net";
import { listen, type Service } from "./bench.js";

/** One thing that a service says, as far as it can be seen from outside. */
export type Item = Readonly<{
	/** Such as `ServerHello`; of what is encrypted only the record's type is known. */
	kind: string;
	/** A handshake message with its head; the payload of any other record. */
	body: Buffer;
}>;

/** What is sent instead of an item: records, or nothing and the end of the connection. */
export type Instead = Buffer | "end";

const handshakeType = 22;
const changeCipherType = 20;
const headBytes = 5;

const messageNames: Readonly<Record<number, string>> = {
	2: "ServerHello",
	4: "NewSessionTicket",
	11: "Certificate",
	12: "ServerKeyExchange",
	14: "ServerHelloDone",
};

/** A record of TLS 1.2. */
export function record(type: number, body: Buffer): Buffer {
	const head = Buffer.from([type, 3, 3, 0, 0]);
	head.writeUInt16BE(body.length, 3);
	return Buffer.concat([head, body]);
}

/** A handshake message in a record of its own. */
export function message(type: number, body: Buffer): Buffer {
	const head = Buffer.alloc(4);
	head.writeUIntBE(body.length, 1, 3);
	head.writeUInt8(type, 0);
	return record(handshakeType, Buffer.concat([head, body]));
}

/** The item as the service has sent it. */
export function unchanged({ kind, body }: Item): Buffer {
	const types: Readonly<Record<string, number>> = { ChangeCipherSpec: changeCipherType, Alert: 21, Data: 23 };
	return record(types[kind] ?? handshakeType, body);
}

/** Takes a service's records of TLS 1.2 apart. */
class Dissector {
	readonly #hear: (item: Item) => void;
	#rest = Buffer.alloc(0);
	#handshake = Buffer.alloc(0);
	#isEncrypted = false;

	constructor(hear: (item: Item) => void) {
		this.#hear = hear;
	}

	read(chunk: Buffer): void {
		this.#rest = Buffer.concat([this.#rest, chunk]);
		while (this.#rest.length >= headBytes) {
			const end = headBytes + this.#rest.readUInt16BE(3);
			if (this.#rest.length < end) return;
			const body = this.#rest.subarray(headBytes, end);
			const type = this.#rest[0] ?? 0;
			this.#rest = this.#rest.subarray(end);
			this.#readRecord(type, body);
		}
	}

	#readRecord(type: number, body: Buffer): void {
		if (type === handshakeType && !this.#isEncrypted) this.#readHandshake(body);
		else if (type === handshakeType) this.#hear({ kind: "Finished", body });
		else if (type === changeCipherType) {
			this.#isEncrypted = true;
			this.#hear({ kind: "ChangeCipherSpec", body });
		} else this.#hear({ kind: type === 21 ? "Alert" : "Data", body });
	}

	#readHandshake(body: Buffer): void {
		this.#handshake = Buffer.concat([this.#handshake, body]);
		while (this.#handshake.length >= 4) {
			const end = 4 + this.#handshake.readUIntBE(1, 3);
			if (this.#handshake.length < end) return;
			const kind = messageNames[this.#handshake[0] ?? 0] ?? "other";
			const item = { kind, body: this.#handshake.subarray(0, end) };
			this.#handshake = this.#handshake.subarray(end);
			this.#hear(item);
		}
	}
}

/** Stands between the board and a service that speaks TLS 1.2, and sends what `meddle` makes of what the service says. */
export async function meddleWith(service: Service, meddle: (item: Item) => Instead): Promise<Service> {
	const listener = net.createServer((board) => {
		const upstream = net.connect(service.port, "127.0.0.1");
		let hasEnded = false;
		const dissector = new Dissector((item) => {
			if (hasEnded) return;
			const instead = meddle(item);
			if (instead !== "end") board.write(instead);
			else {
				hasEnded = true;
				board.end();
			}
		});
		upstream.on("data", (chunk) => dissector.read(chunk));
		upstream.on("end", () => void board.end());
		board.on("data", (chunk) => void upstream.write(chunk));
		board.on("close", () => void upstream.destroy());
		board.on("error", () => {});
		upstream.on("error", () => void board.end());
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
