import assert from "node:assert/strict";
import fc from "fast-check";
import { generate, mode } from "lean-qr";
import { type QrPlan, qrPlan } from "../../modules/screen/qr-plan.js";
import { qrMatrix } from "../../tools/painter/qr-code.js";
import { readQr } from "../support/qr-readers.js";

/** What a library makes of it that looks for the best segments by itself; `undefined` when it needs more than version 10. */
function encoded(text: string): number | undefined {
	try {
		return generate(text, { maxVersion: 10, mask: 0, modes: [mode.numeric, mode.alphaNumeric, mode.ascii] })
			.size;
	} catch {
		return undefined;
	}
}

const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join("");
const charsets = {
	digits: "0123456789",
	"capitals and digits": "ABCXYZ019 $%*+-./:",
	"small letters": "abcxyz_~?",
	"any that can be seen": visible,
};

const letters = ["N", "A", "B"] as const;
const patterns = { N: /^[0-9]$/, A: /^[0-9A-Z $%*+./:-]$/, B: /^[\x20-\x7e]$/ } as const;
const counts = { N: 10, A: 9, B: 8 } as const;
const sizes = { N: 10 / 3, A: 11 / 2, B: 8 } as const;

/** Bits in a code of version 1 to 9 (ISO/IEC 18004, 7.4). */
function bitsOf(modes: string): number {
	let bits = 0;
	for (const run of modes.match(/N+|A+|B+/g) ?? []) {
		for (const letter of letters) {
			if (run.startsWith(letter)) bits += 4 + counts[letter] + Math.ceil(run.length * sizes[letter] - 1e-9);
		}
	}
	return bits;
}

/** Every way to give each character a mode that holds it. */
function everyPlan(text: string): readonly string[] {
	let plans = [""];
	for (const character of text) {
		const fitting = letters.filter((letter) => patterns[letter].test(character));
		plans = plans.flatMap((plan) => fitting.map((letter) => plan + letter));
	}
	return plans;
}

const mixed = fc
	.array(
		fc.oneof(
			fc.stringMatching(/^[0-9]{1,12}$/),
			fc.stringMatching(/^[A-Z ./:-]{1,12}$/),
			fc.stringMatching(/^[a-z?&=]{1,12}$/),
		),
		{ maxLength: 30 },
	)
	.map((pieces) => pieces.join(""));

describe("the plan of a QR code", () => {
	for (const [name, characters] of Object.entries(charsets)) {
		it(`has the size that a library finds, for ${name} of every length`, () => {
			const text = fc
				.integer({ min: 0, max: 900 })
				.chain((length) =>
					fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length }),
				);
			fc.assert(
				fc.property(text, (candidate) => assert.equal(qrPlan(candidate)?.modules, encoded(candidate))),
			);
		}).timeout(20_000);
	}

	it("has the size that a library finds, for runs of digits, capitals and small letters", () => {
		fc.assert(fc.property(mixed, (text) => assert.equal(qrPlan(text)?.modules, encoded(text))));
	}).timeout(20_000);

	for (const unit of ["7", "A", "a"]) {
		it(`changes its size where a library does, for a text of "${unit}"`, () => {
			let previous: number | undefined;
			for (let length = 0; length <= 900; length++) {
				const modules = qrPlan(unit.repeat(length))?.modules;
				if (modules !== previous) {
					assert.equal(modules, encoded(unit.repeat(length)), `${length}`);
					if (length > 0) assert.equal(previous, encoded(unit.repeat(length - 1)), `${length - 1}`);
				}
				previous = modules;
			}
			assert.equal(previous, undefined);
		}).timeout(20_000);
	}

	it("writes each character in a mode that holds it", () => {
		fc.assert(
			fc.property(mixed, (text) => {
				const modes = qrPlan(text)?.modes ?? "";
				for (const letter of letters) {
					for (const [at, character] of [...text].entries()) {
						if (modes[at] === letter) assert.match(character, patterns[letter]);
					}
				}
			}),
		);
	});

	it("takes the fewest bits of all ways to divide a text", () => {
		const pieces = fc.array(fc.constantFrom("7", "42", "A", "B:", "a", "c?"), { maxLength: 5 });
		const text = fc.tuple(
			fc.constantFrom("", "123456", "ABCDEFGH"),
			pieces,
			fc.constantFrom("", "000000", "XYZ:/"),
		);
		fc.assert(
			fc.property(text, ([before, between, after]) => {
				const whole = (before + between.join("") + after).slice(0, 10);
				const least = everyPlan(whole).reduce(
					(fewest, modes) => Math.min(fewest, bitsOf(modes)),
					Number.POSITIVE_INFINITY,
				);
				assert.equal(bitsOf(qrPlan(whole)?.modes ?? ""), least, whole);
			}),
			{ numRuns: 60 },
		);
	}).timeout(60_000);

	it("is read as the text by two decoders, however it is divided", async () => {
		const texts = [
			"https://app.frame.io/pair?code=048213",
			"HTTPS://APP.FRAME.IO/pair?code=048213&d=ACME-BOX 1",
		];
		const plans = texts.flatMap((text) => qrPlan(text) ?? []);
		const byHand: QrPlan = { text: "aB1", modes: "BAN", modules: 21 };
		for (const plan of [...plans, byHand]) {
			assert.deepEqual(await readQr(qrMatrix(plan)), [plan.text, plan.text]);
		}
	});

	const unknown = ["https://ä.example/", "a\tb", "\x7f"];
	for (const text of unknown) {
		it(`is unknown for ${JSON.stringify(text)}`, () => assert.equal(qrPlan(text), undefined));
	}

	it("has its segments where the link changes its kind", () => {
		assert.deepEqual(qrPlan("HTTPS://APP.FRAME.IO/pair?code=048213"), {
			text: "HTTPS://APP.FRAME.IO/pair?code=048213",
			modes: `${"A".repeat(21)}${"B".repeat(10)}${"N".repeat(6)}`,
			modules: 25,
		});
	});
});
