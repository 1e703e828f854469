/** CRC-32 as in IEEE 802.3 (reflected, 0xEDB88320), four bits at a time: 16 words of table instead of 256. */
const table: readonly number[] = [
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
	0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
];

/** The checksum of all bytes, 0 … 2^32 − 1. */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		crc = (crc >>> 4) ^ (table[crc & 15] ?? 0);
		crc = (crc >>> 4) ^ (table[crc & 15] ?? 0);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
