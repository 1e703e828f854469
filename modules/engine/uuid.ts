/** A version 4 UUID (RFC 9562 §5.4) from 16 random bytes. */
export function uuidOf(random: Uint8Array): string {
	const hex: string[] = [];
	for (let index = 0; index < 16; index += 1) {
		let byte = random[index] ?? 0;
		if (index === 6) byte = (byte & 0x0f) | 0x40;
		if (index === 8) byte = (byte & 0x3f) | 0x80;
		hex.push(byte.toString(16).padStart(2, "0"));
	}
	const text = hex.join("");
	return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
		"-",
	);
}
