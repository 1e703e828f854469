const maxLength = 255;

/**
 * A name for a screen, from an untrusted value: controls, line separators, bidirectional controls and lone surrogates
 * removed, trimmed, at most 255 UTF-16 units. `undefined` when nothing is left or the value is no string.
 */
export function plainText(value: unknown): string | undefined {
	if (typeof value !== "string") {
		return undefined;
	}
	let text = "";
	for (const character of value.trim()) {
		if (text.length + character.length > maxLength) {
			break;
		}
		text += isDrawable(character.codePointAt(0) ?? 0) ? character : "";
	}
	text = text.trim();
	return text === "" ? undefined : text;
}

function isDrawable(code: number): boolean {
	const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
	const isSeparator = code === 0x2028 || code === 0x2029 || code === 0xfeff;
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return !(isControl || isSeparator || isSurrogate || isBidirectionalControl(code));
}

/** Unicode Standard Annex #9, section 2. */
function isBidirectionalControl(code: number): boolean {
	return (
		code === 0x061c ||
		code === 0x200e ||
		code === 0x200f ||
		(code >= 0x202a && code <= 0x202e) ||
		(code >= 0x2066 && code <= 0x2069)
	);
}
