import { decodeUtf8, encodeUtf8 } from "../c2c/utf8.js";
import { crc32 } from "../credentials/crc32.js";

export type Direction = "request" | "answer";

/**
 * One line on the console: `~slate>0007 put ssid 0 5365742037 c4e42e6f` and a line feed. Mark, direction (`>` to the board,
 * `<` from it), sequence number, body, and the CRC-32 of all that stands before it.
 */
export type Frame = Readonly<{
	direction: Direction;
	/** 16 bits. An answer has the number of its request. */
	sequence: number;
	/** Words of printable ASCII but `~`, one space between two of them. */
	body: string;
	checksum: number;
}>;

/** With its line feed. A line fits into the 128 bytes that a chip's UART holds while nobody reads. */
export const maxFrameBytes = 120;

const marks = Object.freeze({ request: "~slate>", answer: "~slate<" } as const, true);
const tilde = 0x7e;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The line's bytes. Throws a `RangeError` when the body makes it longer than {@link maxFrameBytes}. */
export function encodeFrame(direction: Direction, sequence: number, body: string): Uint8Array {
	const text = `${marks[direction]}${hex(sequence & 0xffff, 4)} ${body}`;
	const bytes = encodeUtf8(`${text} ${hex(crc32(encodeUtf8(text)), 8)}\n`);
	if (bytes.length > maxFrameBytes) throw new RangeError("the frame is too long");
	return bytes;
}

/** `undefined` for a line, without its end, that is no frame, or whose checksum is wrong. Never throws. */
export function parseFrame(line: string): Frame | undefined {
	const match = /^(~slate([<>])([0-9a-f]{4}) ([!-}]+(?: [!-}]+)*)) ([0-9a-f]{8})$/.exec(line);
	if (match === null) return undefined;
	const [, text = "", arrow, sequence = "", body = "", checksum = ""] = match;
	if (crc32(encodeUtf8(text)) !== Number.parseInt(checksum, 16)) return undefined;
	return {
		direction: arrow === ">" ? "request" : "answer",
		sequence: Number.parseInt(sequence, 16),
		body,
		checksum: Number.parseInt(checksum, 16),
	};
}

/**
 * Finds frames among whatever else a console carries: logs, JSON, halves of lines, bytes of a wrong speed. A frame begins
 * at a `~` and contains no other, so nothing that comes before can hide it. Holds at most {@link maxFrameBytes}.
 */
export class FrameReader {
	readonly #bytes = new Uint8Array(maxFrameBytes);
	#length = 0;
	#isOpen = false;

	/** The frame that ends with this byte, if one does. */
	take(byte: number): Frame | undefined {
		if (byte === tilde) {
			this.#isOpen = true;
			this.#length = 0;
		}
		if (!this.#isOpen) return undefined;
		if (byte === lineFeed || byte === carriageReturn) return this.#end();
		if (this.#length < this.#bytes.length - 1 && byte >= 0x20 && byte <= tilde) {
			this.#bytes[this.#length++] = byte;
		} else this.#isOpen = false;
		return undefined;
	}

	#end(): Frame | undefined {
		this.#isOpen = false;
		return parseFrame(decodeUtf8(this.#bytes.subarray(0, this.#length)) ?? "");
	}
}

function hex(value: number, digits: number): string {
	return value.toString(16).padStart(digits, "0");
}
