/** Every name that is read in an answer, at any depth (contract 4.2, 5.2, 8, 10.2). */
const knownNames: readonly string[] = Object.freeze(
	[
		"access_token",
		"authorization",
		"detail",
		"device_code",
		"error",
		"errors",
		"expires_at",
		"expires_in",
		"id",
		"interval",
		"message",
		"name",
		"project",
		"project_id",
		"refresh_token",
		"status",
		"timezone",
		"title",
		"user_code",
		"verification_uri",
		"verification_uri_complete",
	],
	true,
);

const quote = 0x22;
const backslash = 0x5c;

/**
 * Empties every name in JSON that no answer needs, in place: `"other": 1` becomes `""     : 1`. XS keeps each name of a
 * property for good, so answers with ever new names would fill a board's memory until it starts again.
 * @returns how deep brackets nest outside strings, which bounds the parser's recursion
 */
export function emptyUnknownNames(json: Uint8Array): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < json.length; at++) {
		const byte = json[at];
		if (byte === quote) {
			const start = at;
			for (at++; at < json.length && json[at] !== quote; at++) if (json[at] === backslash) at++;
			if (isBeforeColon(json, at + 1) && !isKnown(json.subarray(start + 1, at))) {
				json[start + 1] = quote;
				json.fill(0x20, start + 2, at + 1);
			}
		} else if (byte === 0x5b || byte === 0x7b) {
			deepest = Math.max(deepest, ++depth);
		} else if (byte === 0x5d || byte === 0x7d) {
			depth--;
		}
	}
	return deepest;
}

function isBeforeColon(json: Uint8Array, from: number): boolean {
	let at = from;
	while ((json[at] ?? 0xff) <= 0x20) at++;
	return json[at] === 0x3a;
}

/** Compares bytes: a text of each name would cost more memory than the answer has. */
function isKnown(name: Uint8Array): boolean {
	return knownNames.some(
		(known) => known.length === name.length && name.every((byte, at) => byte === known.charCodeAt(at)),
	);
}
