import assert from "node:assert/strict";
import fc from "fast-check";
import { qrModules } from "../../modules/screen/qr-size.js";
import { qrText } from "../../modules/screen/qr-text.js";
import { newFrame, toRgba } from "../../tools/painter/frame.js";
import { qrMatrix } from "../../tools/painter/qr-code.js";
import { readWithJsqr, readWithZxing } from "../support/qr-readers.js";

describe("the text of a QR code", () => {
	const shorter: readonly (readonly [string, string])[] = [
		["https://app.frame.io/048213", "HTTPS://APP.FRAME.IO/048213"],
		["https://link.example.com:8443/P/048213", "HTTPS://LINK.EXAMPLE.COM:8443/P/048213"],
	];
	for (const [url, text] of shorter) {
		it(`is in capitals, in fewer modules: ${url}`, () => {
			assert.equal(qrText(url), text);
			assert.ok((qrModules(text) ?? 99) < (qrModules(url) ?? 99));
		});
	}

	const kept = [
		"https://app.frame.io/pair?code=048213",
		"https://app.frame.io/p/048213",
		"https://app.frame.io/%2f/1",
		"https://user@example.com/1",
		"https://a.io",
		"otpauth://APP/1",
		"",
	];
	for (const url of kept) {
		it(`stays as it is: ${url === "" ? "nothing" : url}`, () => assert.equal(qrText(url), url));
	}

	it("means the same address as before, whatever the link", () => {
		const link = fc.oneof(
			fc.webUrl({ withFragments: true, withQueryParameters: true }),
			fc
				.tuple(fc.domain(), fc.stringMatching(/^[0-9A-Z/.:-]{0,30}$/))
				.map(([host, rest]) => `https://${host}/${rest}`),
		);
		fc.assert(
			fc.property(link, (url) => {
				assert.equal(new URL(qrText(url)).href, new URL(url).href);
			}),
			{ numRuns: 500 },
		);
	}).timeout(20_000);

	it("is what both decoders read, and the same address", async () => {
		for (const [url, text] of shorter) {
			const { rgba, side } = painted(text);
			for (const read of [await readWithZxing(rgba, side, side), readWithJsqr(rgba, side, side)]) {
				assert.equal(new URL(read ?? "").href, new URL(url).href);
			}
		}
	});
});

function painted(text: string): { rgba: Uint8ClampedArray<ArrayBuffer>; side: number } {
	const matrix = qrMatrix(text);
	const side = (matrix.length + 8) * 4;
	const frame = newFrame(side, side, 0xffffff);
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			if (matrix[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4] === true) frame.pixels[y * side + x] = 0;
		}
	}
	return { rgba: toRgba(frame), side };
}
