/**
 * CRC-32 as in IEEE 802.3 (reflected, 0xEDB88320) of the pieces in a row, 0 … 2^32 − 1. Bit by bit: records are short and a
 * table is not.
 */
export function crc32(...pieces: readonly Uint8Array[]): number {
	let crc = 0xffffffff;
	for (const bytes of pieces) {
		for (const byte of bytes) {
			crc ^= byte;
			for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	return (crc ^ 0xffffffff) >>> 0;
}
