const replacement = 0xfffd;
/** Each code point is an argument of one call, and a board's stack is small. */
const codesPerPiece = 32;

/** UTF-8 of `text`. A surrogate without its partner becomes U+FFFD, so the result is always valid UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let length = 0;
	// By index: on XS, iterating over a string makes a string of each character.
	for (let at = 0; at < text.length; at++) {
		const point = text.codePointAt(at) ?? 0;
		if (point < 0x80) {
			bytes[length++] = point;
			continue;
		}
		const code = isSurrogate(point) ? replacement : point;
		const size = byteLength(code);
		if (size === 4) at++;
		let shift = 6 * (size - 1);
		// As many ones as the sequence has bytes, then a zero; a byte takes no more than the last 8 bits.
		bytes[length++] = (0xf00 >> size) | (code >> shift);
		while (shift > 0) {
			shift -= 6;
			bytes[length++] = 0x80 | ((code >> shift) & 0x3f);
		}
	}
	return bytes.slice(0, length);
}

/**
 * The text of UTF-8 bytes, or `undefined` when they are not UTF-8: stray or missing continuation bytes, overlong forms,
 * surrogates, or anything above U+10FFFF. A byte order mark stays in the text. Never throws.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	const codes = new Uint32Array(Math.min(bytes.length, codesPerPiece));
	let text = "";
	let count = 0;
	for (let at = 0; at < bytes.length; ) {
		const code = readCodePoint(bytes, at);
		if (code === undefined) return undefined;
		at += byteLength(code);
		codes[count++] = code;
		if (count === codes.length || at >= bytes.length) {
			text += String.fromCodePoint(...codes.subarray(0, count));
			count = 0;
		}
	}
	return text;
}

function isSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdfff;
}

function byteLength(code: number): number {
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

function readCodePoint(bytes: Uint8Array, at: number): number | undefined {
	const lead = bytes[at] ?? 0;
	if (lead < 0x80) return lead;
	if (lead < 0xc0 || lead > 0xf4) return undefined;
	const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	let code = lead & (0x7f >> size);
	for (let index = 1; index < size; index++) {
		const next = bytes[at + index] ?? 0;
		if ((next & 0xc0) !== 0x80) return undefined;
		code = (code << 6) | (next & 0x3f);
	}
	return byteLength(code) === size && !isSurrogate(code) && code <= 0x10ffff ? code : undefined;
}
