import assert from "node:assert/strict";
import fc from "fast-check";
import { encode } from "uqr";
import { qrModulePx, qrModules } from "../../modules/screen/qr-size.js";

/** What the library makes of it, `undefined` when it needs more than version 12. */
function encoded(text: string): number | undefined {
	try {
		return encode(text, { ecc: "M", boostEcc: true, border: 0, maxVersion: 12, maskPattern: 0 }).size;
	} catch {
		return undefined;
	}
}

const charsets = {
	digits: "0123456789",
	"capitals and digits": "ABCXYZ019 $%*+-./:",
	"any ASCII": Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join(""),
};

describe("the size of a QR code", () => {
	for (const [name, characters] of Object.entries(charsets)) {
		it(`is what the encoder makes, for ${name} of every length`, () => {
			const text = fc
				.integer({ min: 0, max: 720 })
				.chain((length) =>
					fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length }),
				);
			fc.assert(fc.property(text, (candidate) => assert.equal(qrModules(candidate), encoded(candidate))));
		});
	}

	for (const [mode, unit] of [
		["numeric", "7"],
		["alphanumeric", "A"],
		["byte", "a"],
	] as const) {
		it(`changes at the encoder's own bounds in ${mode} mode`, () => {
			let previous: number | undefined;
			for (let length = 0; length <= 720; length++) {
				const modules = qrModules(unit.repeat(length));
				if (modules !== previous) {
					assert.equal(modules, encoded(unit.repeat(length)), `${length}`);
					if (length > 0) assert.equal(previous, encoded(unit.repeat(length - 1)), `${length - 1}`);
				}
				previous = modules;
			}
			assert.equal(previous, undefined);
		});
	}

	it("is unknown for text that is not ASCII", () => assert.equal(qrModules("https://ä.example/"), undefined));

	it("is 29 modules for a pairing link of 42 characters", () => {
		assert.equal(qrModules("https://app.frame.io/pair?user_code=048213"), 29);
	});
});

describe("the size of a module", () => {
	it("fills what is available, the quiet zone included", () => assert.equal(qrModulePx(29, 185), 5));
	it("is never a part of a pixel", () => assert.equal(qrModulePx(29, 184), 4));
	it("is at least 3 px", () => assert.equal(qrModulePx(29, 111), 3));
	it("is undefined when 3 px do not fit", () => assert.equal(qrModulePx(29, 110), undefined));
});
