const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * ISO 8601 in the form of RFC 3339, such as `2031-05-04T03:02:01.5Z`, as ms since 1970; years 1970–9999. Without an offset
 * it is UTC; a date alone is its midnight. `undefined` for anything else.
 */
export function parseIsoDate(text: string): number | undefined {
	const match =
		/^(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))?)?$/.exec(
			text,
		);
	if (match === null) {
		return undefined;
	}
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(numberFrom);
	const milliseconds = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
	const offsetHours = numberFrom(match[9]);
	const offsetMinutes = numberFrom(match[10]);
	const instant = instantOf(year, month, day, hour, minute, second);
	if (instant === undefined || offsetHours > 23 || offsetMinutes > 59) {
		return undefined;
	}
	const offset = (offsetHours * 60 + offsetMinutes) * 60_000 * (match[8] === "-" ? -1 : 1);
	return instant + milliseconds - offset;
}

/** IMF-fixdate (RFC 9110 §5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`, as ms since 1970. */
export function parseHttpDate(text: string): number | undefined {
	const match =
		/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
	if (match === null) {
		return undefined;
	}
	const month = monthNames.indexOf(match[2] ?? "") + 1;
	const [day = 0, year = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6].map((i) =>
		numberFrom(match[i]),
	);
	return instantOf(year, month, day, hour, minute, second);
}

function numberFrom(digits: string | undefined): number {
	return Number(digits ?? 0);
}

function instantOf(
	year: number,
	month: number,
	day: number,
	hour: number,
	minute: number,
	second: number,
): number | undefined {
	const isDay = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
	const isTime = hour <= 23 && minute <= 59 && second <= 59;
	return isDay && isTime ? Date.UTC(year, month - 1, day, hour, minute, second) : undefined;
}

function daysIn(year: number, month: number): number {
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
