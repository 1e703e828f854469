const maxLength = 255;

/**
 * A name for a screen, from an untrusted value: controls, line separators, bidirectional controls (Unicode Standard Annex #9,
 * section 2) and lone surrogates removed, trimmed, at most 255 UTF-16 units. `undefined` when nothing is left or the value is
 * no string.
 */
export function plainText(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	// The second time for a pair of surrogates that the end has cut through.
	const text = drawable(drawable(value).trim().slice(0, maxLength)).trim();
	return text === "" ? undefined : text;
}

/** Without whatever is outside of the ranges that may be drawn. */
function drawable(text: string): string {
	return text.replace(
		/[^ -~\u00a0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\u{10ffff}]/gu,
		"",
	);
}
