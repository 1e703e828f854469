/** Joins bytes to lines. Lines end in LF, a CR before it is left out (RFC 9112 §2.2); bytes become Latin-1 characters. */
export class LineReader {
	#line = "";
	#count = 0;
	readonly #maxBytes: number;

	/** `maxBytes`: of all lines together, ends of lines included. */
	constructor(maxBytes: number) {
		this.#maxBytes = maxBytes;
	}

	/** All lines so far are longer than allowed. */
	get isFull(): boolean {
		return this.#count > this.#maxBytes;
	}

	/** Takes bytes from `at` to the end of a line; `undefined` while the line goes on in bytes that are yet to come. */
	take(bytes: Uint8Array, at: number): Readonly<{ line: string | undefined; next: number }> {
		let next = at;
		while (next < bytes.length && !this.isFull) {
			const byte = bytes[next++] ?? 0;
			this.#count++;
			if (byte !== 10) {
				this.#line += String.fromCharCode(byte);
				continue;
			}
			const line = this.#line.endsWith("\r") ? this.#line.slice(0, -1) : this.#line;
			this.#line = "";
			return { line, next };
		}
		return { line: undefined, next };
	}
}
