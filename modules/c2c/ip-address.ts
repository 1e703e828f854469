/** Whether `text` is four plain decimal octets. `127.1`, `0x7f.0.0.1` and `0177.0.0.1` are not. */
export function isIpv4(text: string): boolean {
	const octets = text.split(".");
	return (
		octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)
	);
}

/**
 * The one canonical text (RFC 5952 §4) of an address in lower case, such as `fe80::1`, without brackets. `undefined` when
 * `text` is no address; zones and dotted tails are not taken.
 */
export function canonicalIpv6(text: string): string | undefined {
	const halves = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
	const [head = [], tail = []] = halves;
	const missing = 8 - head.length - tail.length;
	const isComplete = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
	if (!isComplete) return undefined;
	const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
	return shorten(groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":"));
}

/** Writes the first of the longest runs of zeros as `::`. */
function shorten(address: string): string {
	for (let length = 8; length >= 2; length--) {
		const run = new RegExp(`(^|:)0(:0){${length - 1}}(:|$)`);
		if (run.test(address)) return address.replace(run, "::");
	}
	return address;
}
