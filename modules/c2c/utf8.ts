const replacement = 0xfffd;
/** Each unit is an argument of one call, and a board's stack is small. */
const unitsPerPiece = 32;

/** UTF-8 of `text`. A surrogate without its partner becomes U+FFFD, so the result is always valid UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let length = 0;
	for (const character of text) {
		length = writeCodePoint(bytes, length, scalarOf(character));
	}
	return bytes.slice(0, length);
}

function scalarOf(character: string): number {
	const code = character.codePointAt(0) ?? replacement;
	return isSurrogate(code) ? replacement : code;
}

function isSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdfff;
}

function writeCodePoint(bytes: Uint8Array, start: number, code: number): number {
	let at = start;
	if (code < 0x80) {
		bytes[at++] = code;
	} else if (code < 0x800) {
		bytes[at++] = 0xc0 | (code >> 6);
		bytes[at++] = 0x80 | (code & 0x3f);
	} else if (code < 0x10000) {
		bytes[at++] = 0xe0 | (code >> 12);
		bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
		bytes[at++] = 0x80 | (code & 0x3f);
	} else {
		bytes[at++] = 0xf0 | (code >> 18);
		bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
		bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
		bytes[at++] = 0x80 | (code & 0x3f);
	}
	return at;
}

/**
 * The text of UTF-8 bytes, or `undefined` when they are not UTF-8: stray or missing continuation bytes, overlong forms,
 * surrogates, or anything above U+10FFFF. A byte order mark stays in the text. Never throws.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	const pieces: string[] = [];
	let units: number[] = [];
	for (let at = 0; at < bytes.length; ) {
		const code = readCodePoint(bytes, at);
		if (code === undefined) {
			return undefined;
		}
		at += byteLength(code);
		if (code >= 0x10000) {
			units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
		} else {
			units.push(code);
		}
		if (units.length >= unitsPerPiece) {
			pieces.push(String.fromCharCode(...units));
			units = [];
		}
	}
	return pieces.join("") + String.fromCharCode(...units);
}

function byteLength(code: number): number {
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

function readCodePoint(bytes: Uint8Array, at: number): number | undefined {
	const lead = bytes[at] ?? 0;
	if (lead < 0x80) {
		return lead;
	}
	const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	let code = lead & (0x7f >> length);
	if (lead < 0xc0 || lead > 0xf4) {
		return undefined;
	}
	for (let i = 1; i < length; i++) {
		const next = bytes[at + i] ?? 0;
		if ((next & 0xc0) !== 0x80) {
			return undefined;
		}
		code = (code << 6) | (next & 0x3f);
	}
	return byteLength(code) === length && !isSurrogate(code) && code <= 0x10ffff ? code : undefined;
}
