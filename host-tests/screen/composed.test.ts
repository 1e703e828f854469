import assert from "node:assert/strict";
import { composedOf } from "../../modules/screen/composed.js";

const letters = Array.from({ length: 0x218 + 4 - 0xc0 }, (_, index) => 0xc0 + index);

describe("a letter with a mark", () => {
	it("is taken apart as Unicode does, but for the dot of an i and Baltic commas", () => {
		for (const code of letters) {
			const parts = composedOf(code);
			if (parts === undefined) continue;
			const whole = String.fromCodePoint(code);
			const [letter, mark] = [...whole.normalize("NFD")];
			const isBaltic = "ĢĶķĻļŅņŖŗ".includes(whole);
			const expected = letter === "i" ? "ı" : letter;
			assert.equal(String.fromCodePoint(parts.letter), expected, whole);
			assert.equal(String.fromCodePoint(parts.mark), isBaltic ? "\u0326" : mark, whole);
		}
	});

	it("is one of those that European names are full of", () => {
		for (const letter of "ÀÉÎÕÜàéîõüçñÿČčŠšŽžŃńŚśŹźŻżĞğİŐőŰűŮůŘřĚěȘșȚțĀāŅņ") {
			assert.notEqual(composedOf(letter.codePointAt(0) ?? 0), undefined, letter);
		}
	});

	it("is none that is a letter of its own, or whose mark has a place of its own", () => {
		for (const letter of "ÆÅÐØÞßæðøþĄąĘęıŁłŒœĐđďťľĽģ×÷aZ") {
			assert.equal(composedOf(letter.codePointAt(0) ?? 0), undefined, letter);
		}
	});

	it("is never found where there are none", () => {
		for (const code of [0, 0x20, 0x7f, 0xbf, 0x180, 0x217, 0x21c, 0x301, 0x4e2d, 0x1f3a5]) {
			assert.equal(composedOf(code), undefined);
		}
	});
});
