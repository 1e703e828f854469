/** What passes between the tests and the engine's process: a letter, a session's number, bytes. */
export type Message = Readonly<{ kind: string; id: number; bytes: Buffer }>;

const headBytes = 7;

export function writeMessage({ kind, id, bytes }: Message): Buffer {
	const head = Buffer.alloc(headBytes);
	head.write(kind, 0, "latin1");
	head.writeUInt16LE(id, 1);
	head.writeUInt32LE(bytes.length, 3);
	return Buffer.concat([head, bytes]);
}

/** Puts messages together from chunks of any size. */
export class MessageReader {
	readonly #hear: (message: Message) => void;
	#chunks: Buffer[] = [];
	#size = 0;
	#needed = headBytes;

	constructor(hear: (message: Message) => void) {
		this.#hear = hear;
	}

	read(chunk: Buffer): void {
		this.#chunks.push(chunk);
		this.#size += chunk.length;
		if (this.#size < this.#needed) return;
		let rest = Buffer.concat(this.#chunks);
		while (rest.length >= headBytes) {
			const end = headBytes + rest.readUInt32LE(3);
			this.#needed = end;
			if (rest.length < end) break;
			this.#hear({
				kind: String.fromCharCode(rest[0] ?? 0),
				id: rest.readUInt16LE(1),
				bytes: rest.subarray(headBytes, end),
			});
			rest = rest.subarray(end);
			this.#needed = headBytes;
		}
		this.#chunks = [rest];
		this.#size = rest.length;
	}
}
