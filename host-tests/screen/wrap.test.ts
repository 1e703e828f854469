import assert from "node:assert/strict";
import fc from "fast-check";
import type { FontMetrics } from "../../modules/screen/font-metrics.js";
import { graphemes } from "../../modules/screen/graphemes.js";
import { clip, wrap } from "../../modules/screen/wrap.js";
import { dense } from "../support/views.js";

/** Every character is 10 pixels wide. */
const metrics: FontMetrics = {
	names: ["plain"],
	lineHeight: () => 12,
	width: (_font, text) => [...text].length * 10,
};
const wrapped = (text: string, width: number) => wrap(metrics, "plain", text, width);

describe("wrap", () => {
	it("ends lines between words", () => {
		assert.deepEqual(wrapped("one two three", 70), {
			lines: ["one two", "three"],
			broken: false,
			parted: false,
		});
	});

	it("fills a line to its last pixel", () => {
		assert.deepEqual(wrapped("abc def", 70).lines, ["abc def"]);
		assert.deepEqual(wrapped("abc def", 69).lines, ["abc", "def"]);
	});

	it("makes lines as even as they can be without one more", () => {
		assert.deepEqual(wrapped("aa bb cc dd", 80).lines, ["aa bb", "cc dd"]);
		assert.deepEqual(wrapped("aa bb cc d", 80).lines, ["aa bb", "cc d"]);
		assert.deepEqual(wrapped("The connection to the project has been removed", 170).lines, [
			"The connection",
			"to the project",
			"has been removed",
		]);
	});

	it("begins no line with a dash that stands alone", () => {
		assert.deepEqual(wrapped("Set 4 – Kamera", 60).lines, ["Set", "4 –", "Kamera"]);
		assert.deepEqual(wrapped("one -two", 40).lines, ["one", "-two"]);
	});

	it("keeps together what a no-break space joins", () => {
		assert.deepEqual(wrapped("hold 3\u00a0s now", 60).lines, ["hold", "3\u00a0s", "now"]);
	});

	it("ends a word that is too wide at its hyphen, which breaks nothing", () => {
		assert.deepEqual(wrapped("WLAN-Passwort", 90), {
			lines: ["WLAN-", "Passwort"],
			broken: false,
			parted: false,
		});
	});

	it("breaks a word without a seam anywhere, and says so", () => {
		assert.deepEqual(wrapped("abcdefgh", 50), { lines: ["abcde", "fgh"], broken: true, parted: false });
	});

	it("goes on behind the end of a broken word", () => {
		assert.deepEqual(wrapped("abcdefg hi", 50).lines, ["abcde", "fg hi"]);
	});

	it("takes runs of white space as one space", () => {
		assert.deepEqual(wrapped("  a \n\t b ", 100).lines, ["a b"]);
	});

	it("has no line for an empty text", () => {
		assert.deepEqual(wrapped(" ", 100).lines, []);
	});

	it("never splits a character of two UTF-16 units", () => {
		assert.deepEqual(wrapped("🎬🎬🎬", 20).lines, ["🎬🎬", "🎬"]);
	});

	it("loses nothing and makes no line too wide, whatever the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 10, max: 200 }), (text, width) => {
				const { lines } = wrapped(text, width);
				assert.equal(dense(lines.join("")), dense(text));
				for (const line of lines) {
					assert.ok(graphemes(line).length === 1 || metrics.width("plain", line) <= width);
				}
			}),
		);
	});
});

describe("clip", () => {
	it("leaves lines alone that are few enough", () => {
		assert.deepEqual(clip(metrics, "plain", ["abc", "def"], 30, 2), ["abc", "def"]);
	});

	it("ends the last line with … when some are left out, without making it too wide", () => {
		assert.deepEqual(clip(metrics, "plain", ["abc", "def", "ghi"], 30, 2), ["abc", "de…"]);
	});
});
