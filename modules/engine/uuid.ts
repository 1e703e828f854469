/** A version 4 UUID (RFC 9562 §5.4) from 16 random bytes. */
export function uuidOf(random: Uint8Array): string {
	let text = "";
	for (let index = 0; index < 16; index += 1) {
		let byte = random[index] ?? 0;
		if (index === 6) byte = (byte & 0x0f) | 0x40;
		if (index === 8) byte = (byte & 0x3f) | 0x80;
		if (index >= 4 && index <= 10 && index % 2 === 0) text += "-";
		text += byte.toString(16).padStart(2, "0");
	}
	return text;
}
