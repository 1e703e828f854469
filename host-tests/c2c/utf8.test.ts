import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeUtf8, encodeUtf8 } from "../../modules/c2c/utf8.js";

const anyText = fc.string({
	unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
	maxLength: 300,
});

function decodeWithNode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

describe("UTF-8", () => {
	it("encodes any text, lone surrogates included, as TextEncoder does", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
			}),
		);
	});

	it("decodes any bytes, or refuses them, as a fatal TextDecoder does", () => {
		const anyBytes = fc.oneof(
			fc.uint8Array({ maxLength: 12 }),
			fc.uint8Array({ min: 0x80, max: 0xff, maxLength: 5 }),
			fc.string({ unit: "binary", maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
		);
		fc.assert(
			fc.property(anyBytes, (bytes) => {
				assert.equal(decodeUtf8(bytes), decodeWithNode(bytes));
			}),
			{ numRuns: 2000 },
		);
	});

	it("gives back what it encoded", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
				assert.equal(decodeUtf8(encodeUtf8(text)), text);
			}),
		);
	});

	const refused: readonly (readonly [string, readonly number[]])[] = [
		["a stray continuation byte", [0x80]],
		["a missing continuation byte", [0xc3]],
		["an overlong slash", [0xc0, 0xaf]],
		["an overlong form of three bytes", [0xe0, 0x80, 0xaf]],
		["an overlong form of four bytes", [0xf0, 0x80, 0x80, 0xaf]],
		["a surrogate", [0xed, 0xa0, 0x80]],
		["a code point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
		["a byte that never occurs", [0xff]],
	];
	for (const [what, bytes] of refused) {
		it(`refuses ${what}`, () => {
			assert.equal(decodeUtf8(Uint8Array.from(bytes)), undefined);
		});
	}
});
