/** A year has four digits, so every such date is as long as any other. */
const httpDateLength = 29;

/**
 * ISO 8601 in the form of RFC 3339, such as `2031-05-04T03:02:01.5Z`, as ms since 1970; years 1970–9999. Without an offset
 * it is UTC; a date alone is its midnight. `undefined` for anything else.
 */
export function parseIsoDate(text: string): number | undefined {
	const match =
		/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d))?)?$/i.exec(
			text,
		);
	if (match === null) return undefined;
	const [, day, time = "00:00:00", fraction = "", offset = "Z"] = match;
	const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
	const instant = parseAsWritten(`${day}T${time}.${milliseconds}Z`, (date) => date.toISOString());
	return instant === undefined ? undefined : instant + Date.parse(`1970-01-01T00:00:00${offset}`);
}

/** IMF-fixdate (RFC 9110 §5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`, as ms since 1970. */
export function parseHttpDate(text: string): number | undefined {
	return text.length === httpDateLength ? parseAsWritten(text, (date) => date.toUTCString()) : undefined;
}

/** Only what comes back as it was written is a date: April has no 31st, and no day has an hour 24. */
function parseAsWritten(text: string, write: (date: Date) => string): number | undefined {
	const date = new Date(text);
	const instant = date.getTime();
	return instant >= 0 && write(date) === text ? instant : undefined;
}
