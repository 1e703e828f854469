const sequenceTag = 0x30;

/**
 * Takes certificates in DER apart that were written one after the other. What does not look like certificates, or ends in the
 * middle of one, gives none.
 */
export function splitCertificates(bytes: Uint8Array): readonly ArrayBuffer[] {
	const certificates: ArrayBuffer[] = [];
	let at = 0;
	while (at < bytes.length) {
		const end = at + lengthAt(bytes, at);
		if (end <= at || end > bytes.length) return [];
		certificates.push(Uint8Array.from(bytes.subarray(at, end)).buffer);
		at = end;
	}
	return certificates;
}

/** Bytes of the sequence that begins at `at`, its head included; 0 when there is none of 128 to 65,535 bytes (X.690 §8.1.3). */
function lengthAt(bytes: Uint8Array, at: number): number {
	const [tag, form, first = 0, second = 0] = bytes.subarray(at, at + 4);
	if (tag !== sequenceTag) return 0;
	if (form === 0x81) return 3 + first;
	return form === 0x82 ? 4 + ((first << 8) | second) : 0;
}
