/** Luminance quantisation of ITU-T T.81, table K.1, row by row. */
const table = [
	16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
	29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
	121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

const size = 8;
const cosines = Float64Array.from({ length: size * size }, (_, index) => {
	const frequency = Math.floor(index / size);
	const norm = frequency === 0 ? Math.sqrt(1 / size) : Math.sqrt(2 / size);
	return norm * Math.cos(((2 * (index % size) + 1) * frequency * Math.PI) / (2 * size));
});

/**
 * What is left of a grey picture (0 … 255, row by row) after it was stored as a JPEG of `quality` 1 … 100: each block of
 * 8 × 8 loses what rounding its frequencies takes. What comes after that in a JPEG loses nothing. Changes `grey`.
 */
export function loseToJpeg(grey: Float64Array, width: number, height: number, quality: number): void {
	const percent = quality < 50 ? 5_000 / quality : 200 - 2 * quality;
	const steps = table.map((step) => Math.max(1, Math.floor((step * percent + 50) / 100)));
	const block = new Float64Array(size * size);
	for (let top = 0; top + size <= height; top += size) {
		for (let left = 0; left + size <= width; left += size) {
			for (let at = 0; at < block.length; at++) {
				block[at] = (grey[(top + (at >> 3)) * width + left + (at & 7)] ?? 0) - 128;
			}
			const frequencies = transform(block, false);
			for (const [at, step] of steps.entries()) {
				frequencies[at] = Math.round((frequencies[at] ?? 0) / step) * step;
			}
			const back = transform(frequencies, true);
			for (let at = 0; at < back.length; at++) {
				const value = Math.min(255, Math.max(0, (back[at] ?? 0) + 128));
				grey[(top + (at >> 3)) * width + left + (at & 7)] = value;
			}
		}
	}
}

/** The discrete cosine transform of a block, or its inverse: columns, then rows. */
function transform(block: Float64Array, isInverse: boolean): Float64Array {
	const weight = (to: number, from: number) => cosines[isInverse ? from * size + to : to * size + from] ?? 0;
	const half = new Float64Array(block.length);
	for (let column = 0; column < size; column++) {
		for (let to = 0; to < size; to++) {
			let sum = 0;
			for (let from = 0; from < size; from++) sum += weight(to, from) * (block[from * size + column] ?? 0);
			half[to * size + column] = sum;
		}
	}
	const whole = new Float64Array(block.length);
	for (let row = 0; row < size; row++) {
		for (let to = 0; to < size; to++) {
			let sum = 0;
			for (let from = 0; from < size; from++) sum += weight(to, from) * (half[row * size + from] ?? 0);
			whole[row * size + to] = sum;
		}
	}
	return whole;
}
