/** What a certificate consists of, in this order (RFC 5280 §4.1): two sequences and a bit string. */
const partTags = Object.freeze([0x30, 0x30, 0x03]);
const sequenceTag = 0x30;

/** Where the content of a DER element begins and ends, and its tag. */
type Element = Readonly<{ tag: number; start: number; end: number }>;

/**
 * Takes certificates in DER apart that were written one after the other. Looks no deeper than at what each consists of. What is
 * not made of such certificates alone gives none.
 */
export function splitCertificates(bytes: Uint8Array): readonly ArrayBuffer[] {
	const certificates: ArrayBuffer[] = [];
	let at = 0;
	while (at < bytes.length) {
		const element = elementAt(bytes, at, bytes.length);
		if (element === undefined || !isCertificate(bytes, element)) return [];
		certificates.push(Uint8Array.from(bytes.subarray(at, element.end)).buffer);
		at = element.end;
	}
	return certificates;
}

function isCertificate(bytes: Uint8Array, { tag, start, end }: Element): boolean {
	let at = start;
	for (const partTag of partTags) {
		const part = elementAt(bytes, at, end);
		if (part?.tag !== partTag) return false;
		at = part.end;
	}
	return tag === sequenceTag && at === end;
}

/** The element of at most 65,535 bytes that begins at `at` and ends at `limit` or before (X.690 §8.1). */
function elementAt(bytes: Uint8Array, at: number, limit: number): Element | undefined {
	const [tag = 0, form = 0x80, first = 0, second = 0] = bytes.subarray(at, Math.min(at + 4, limit));
	const long = form === 0x81 ? { head: 3, size: first } : { head: 4, size: (first << 8) | second };
	const { head, size } = form < 0x80 ? { head: 2, size: form } : long;
	if (form > 0x82 || form === 0x80) return undefined;
	const start = at + head;
	return start + size <= limit ? { tag, start, end: start + size } : undefined;
}
