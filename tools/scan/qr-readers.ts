import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsqr from "jsqr";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const require = createRequire(import.meta.url);
let isPrepared = false;

/** Hands the reader its program from the package, which it would otherwise fetch. */
function prepare(): void {
	if (isPrepared) return;
	const bytes = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"));
	prepareZXingModule({
		overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
	});
	isPrepared = true;
}

/** Text of the one QR code in the picture; `undefined` when there is none that ZXing reads, or more than one. */
export async function readWithZxing(
	rgba: Uint8ClampedArray<ArrayBuffer>,
	width: number,
	height: number,
): Promise<string | undefined> {
	prepare();
	const image = { data: rgba, width, height, colorSpace: "srgb" } as const;
	const codes = await readBarcodes(image, { formats: ["QRCode"], maxNumberOfSymbols: 2 });
	return codes.length === 1 ? codes[0]?.text : undefined;
}

/** Text of a QR code in the picture, dark on light only; `undefined` when jsQR reads none. */
export function readWithJsqr(rgba: Uint8ClampedArray, width: number, height: number): string | undefined {
	return jsqr.default(rgba, width, height, { inversionAttempts: "dontInvert" })?.data;
}
