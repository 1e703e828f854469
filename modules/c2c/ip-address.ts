/** Four decimal octets without leading zeros, or `undefined`. `127.1`, `0x7f.0.0.1` and `0177.0.0.1` are refused. */
export function parseIpv4(text: string): readonly number[] | undefined {
	const parts = text.split(".");
	const octets = parts.map(Number);
	const isOctet = (part: string) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255;
	return parts.length === 4 && parts.every(isOctet) ? octets : undefined;
}

/** Eight groups of an address such as `fe80::1`, without brackets; no zone and no dotted tail. */
export function parseIpv6(text: string): readonly number[] | undefined {
	const halves = text.split("::");
	if (text === "" || halves.length > 2) {
		return undefined;
	}
	const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
	const given = [...(head ?? []), ...(tail ?? [])];
	const isComplete = tail === undefined ? given.length === 8 : given.length <= 7;
	if (!isComplete || !given.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) {
		return undefined;
	}
	const filled = [...(head ?? []), ...Array<string>(8 - given.length).fill("0"), ...(tail ?? [])];
	return filled.map((group) => Number.parseInt(group, 16));
}

/** The one canonical text of eight groups (RFC 5952 §4): lower case, the first longest run of zeros as `::`. */
export function formatIpv6(groups: readonly number[]): string {
	const texts = groups.map((group) => group.toString(16));
	const run = longestZeroRun(groups);
	if (run.length < 2) {
		return texts.join(":");
	}
	return `${texts.slice(0, run.start).join(":")}::${texts.slice(run.start + run.length).join(":")}`;
}

function longestZeroRun(groups: readonly number[]): Readonly<{ start: number; length: number }> {
	let best = { start: 0, length: 0 };
	let length = 0;
	for (const [index, group] of groups.entries()) {
		length = group === 0 ? length + 1 : 0;
		if (length > best.length) {
			best = { start: index - length + 1, length };
		}
	}
	return best;
}

/** 127/8, 10/8, 172.16/12, 192.168/16 and 169.254/16. */
export function isPrivateIpv4(octets: readonly number[]): boolean {
	const [first = 0, second = 0] = octets;
	return (
		first === 127 ||
		first === 10 ||
		(first === 172 && second >= 16 && second <= 31) ||
		(first === 192 && second === 168) ||
		(first === 169 && second === 254)
	);
}

/** ::1, fc00::/7 and fe80::/10. */
export function isPrivateIpv6(groups: readonly number[]): boolean {
	const first = groups[0] ?? 0;
	return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || formatIpv6(groups) === "::1";
}
