const lineFeed = 0x0a;
/** Each byte is an argument of one call, and a board's stack is small. */
const bytesPerPiece = 32;

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
		const found = bytes.indexOf(lineFeed, at);
		const next = found < 0 ? bytes.length : found + 1;
		this.#count += next - at;
		if (this.isFull) return { line: undefined, next };
		const text = this.#line + latin1(bytes, at, found < 0 ? next : found);
		this.#line = found < 0 ? text : "";
		if (found < 0) return { line: undefined, next };
		return { line: text.endsWith("\r") ? text.slice(0, -1) : text, next };
	}
}

/** Piece by piece: on XS, a text that grows by one character is copied for each. */
function latin1(bytes: Uint8Array, from: number, to: number): string {
	let text = "";
	for (let at = from; at < to; at += bytesPerPiece) {
		text += String.fromCharCode(...bytes.subarray(at, Math.min(at + bytesPerPiece, to)));
	}
	return text;
}
