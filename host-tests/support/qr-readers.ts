import { newFrame, toRgba } from "../../tools/painter/frame.js";
import type { QrMatrix } from "../../tools/painter/qr-code.js";
import { readWithJsqr, readWithZxing } from "../../tools/scan/qr-readers.js";

export { readWithJsqr, readWithZxing };

const modulePx = 4;
const quietZone = 4;

/** What ZXing and jsQR read in a clean picture of a code. */
export async function readQr(matrix: QrMatrix): Promise<readonly [string | undefined, string | undefined]> {
	const side = (matrix.length + 2 * quietZone) * modulePx;
	const frame = newFrame(side, side, 0xffffff);
	const moduleOf = (px: number): number => Math.floor(px / modulePx) - quietZone;
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			if (matrix[moduleOf(y)]?.[moduleOf(x)] === true) frame.pixels[y * side + x] = 0;
		}
	}
	const rgba = toRgba(frame);
	return [await readWithZxing(rgba, side, side), readWithJsqr(rgba, side, side)];
}
