import assert from "node:assert/strict";
import fc from "fast-check";
import { graphemes } from "../../modules/screen/graphemes.js";
import { clip, wrap } from "../../modules/screen/wrap.js";
import { fonts } from "../support/views.js";

const { metrics } = fonts;
const font = "OpenSans-Semibold-14";
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

describe("graphemes", () => {
	const whole = ["e\u0301", "👩‍👩‍👧", "🇩🇪", "👍🏽", "か\u3099", "각", "1\ufe0f\u20e3", "ก็"];

	for (const text of whole) {
		it(`keeps ${text} whole`, () => assert.deepEqual(graphemes(text), [text]));
	}

	it("keeps two flags apart", () => assert.deepEqual(graphemes("🇩🇪🇫🇷"), ["🇩🇪", "🇫🇷"]));

	it("loses nothing of any text", () => {
		fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => graphemes(text).join("") === text));
	});

	it("counts text of the supported languages as Unicode does", () => {
		const letters = fc.string({
			unit: fc.constantFrom("a", "é", "e\u0301", "日", "が", "か\u3099", "한", "字", "、", " ", "🎬"),
		});
		fc.assert(
			fc.property(letters, (text) => {
				assert.deepEqual(
					graphemes(text),
					[...segmenter.segment(text)].map(({ segment }) => segment),
				);
			}),
		);
	});
});

describe("a text that is cut", () => {
	it("ends with … after a whole grapheme", () => {
		const text = "e\u0301".repeat(60);
		const { lines } = wrap(metrics, font, text, 100);
		const last = clip(metrics, font, lines, 100, 2).at(-1) ?? "";
		assert.match(last, /^(?:e\u0301)+…$/);
	});
});
