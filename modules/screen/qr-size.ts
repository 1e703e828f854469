/** Data code words at level M of versions 1 to 12 (ISO/IEC 18004, table 7). */
const dataCodewords: readonly number[] = Object.freeze(
	[16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290],
	true,
);

/** From this version on the character count has more bits (ISO/IEC 18004, table 3). */
const longCountVersion = 10;

const modeBits = 4;

/** Modules of light around a code on each side (ISO/IEC 18004, 9.1). */
export const quietZoneModules = 4;

/** Below this a phone does not read a code on a small LCD with certainty. */
export const smallestModulePx = 3;

type Mode = Readonly<{ shortCountBits: number; longCountBits: number; bits: (length: number) => number }>;

const numeric: Mode = Object.freeze(
	{
		shortCountBits: 10,
		longCountBits: 12,
		bits: (length) => Math.ceil((length * 10) / 3),
	},
	true,
);

const alphanumeric: Mode = Object.freeze(
	{
		shortCountBits: 9,
		longCountBits: 11,
		bits: (length) => Math.ceil((length * 11) / 2),
	},
	true,
);

const byte: Mode = Object.freeze(
	{ shortCountBits: 8, longCountBits: 16, bits: (length) => length * 8 },
	true,
);

/**
 * Modules along one side, without the quiet zone, of the QR code of `text`: the smallest version up to 12 (65 modules) that
 * holds it at level M, the whole text in one segment of the densest mode. `undefined` when it is longer or not ASCII.
 */
export function qrModules(text: string): number | undefined {
	const mode = modeOf(text);
	if (mode === undefined) return undefined;
	const payloadBits = modeBits + mode.bits(text.length);
	for (const [index, codewords] of dataCodewords.entries()) {
		const version = index + 1;
		const countBits = version < longCountVersion ? mode.shortCountBits : mode.longCountBits;
		if (payloadBits + countBits <= codewords * 8) return 17 + 4 * version;
	}
	return undefined;
}

/**
 * Pixels per module so that the code with its quiet zone fits in `availablePx`: the largest whole number, `undefined` below
 * {@link smallestModulePx}.
 */
export function qrModulePx(modules: number, availablePx: number): number | undefined {
	const px = Math.floor(availablePx / (modules + 2 * quietZoneModules));
	return px < smallestModulePx ? undefined : px;
}

function modeOf(text: string): Mode | undefined {
	if (/^[0-9]*$/.test(text)) return numeric;
	if (/^[A-Z0-9 $%*+./:-]*$/.test(text)) return alphanumeric;
	for (let index = 0; index < text.length; index++) {
		if (text.charCodeAt(index) > 0x7f) return undefined;
	}
	return byte;
}
