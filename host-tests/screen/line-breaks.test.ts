import assert from "node:assert/strict";
import fc from "fast-check";
import type { FontMetrics } from "../../modules/screen/font-metrics.js";
import { phrases } from "../../modules/screen/line-breaks.js";
import { wrap } from "../../modules/screen/wrap.js";

/** Every character is ten pixels wide. */
const metrics: FontMetrics = {
	names: ["any"],
	lineHeight: () => 12,
	width: (_font, text) => [...text].length * 10,
};
const lines = (text: string, characters: number) => wrap(metrics, "any", text, characters * 10).lines;

describe("wrap, in Chinese and Japanese", () => {
	it("ends lines where hiragana end what is said of one thing", () => {
		assert.deepEqual(lines("認証の期限切れ", 6), ["認証の", "期限切れ"]);
		assert.deepEqual(lines("押すと再試行します", 7), ["押すと", "再試行します"]);
	});

	it("keeps お and ご with the word that they begin", () => {
		assert.deepEqual(phrases("押してお待ち下さい"), ["押してお待ち", "下さい"]);
	});

	it("ends lines where they are marked, if at all", () => {
		assert.deepEqual(lines("正在\u200b连接\u200b网络…", 5), ["正在连接", "网络…"]);
		assert.deepEqual(lines("正在\u200b连接\u200b网络…", 9), ["正在连接网络…"]);
	});

	it("ends lines between any two characters of a phrase that is wider than a line, and says so", () => {
		assert.deepEqual(lines("新しい番号表示", 3), ["新しい", "番号", "表示"]);
		assert.equal(wrap(metrics, "any", "新しい番号表示", 30).parted, true);
		assert.equal(wrap(metrics, "any", "新しい番号表示", 40).parted, false);
	});

	it("begins no line with a mark that closes, a small kana or a mark of length", () => {
		assert.deepEqual(lines("電源入、切", 3), ["電源", "入、切"]);
		assert.deepEqual(lines("電日々火", 2), ["電", "日々", "火"]);
		assert.deepEqual(lines("設定待って", 3), ["設定", "待って"]);
	});

	it("ends no line with a mark that opens", () => {
		assert.deepEqual(lines("電源「入」", 3), ["電源", "「入」"]);
	});

	it("keeps a number with what it counts", () => {
		assert.deepEqual(lines("あと14日です", 4), ["あと", "14日", "です"]);
	});

	it("keeps a run of hiragana whole, such as the end of a sentence", () => {
		assert.deepEqual(lines("設定します。次です。", 5), ["設定", "します。", "次です。"]);
	});

	it("keeps words in katakana whole, but for the dot between two", () => {
		assert.deepEqual(lines("次のサービスで入力", 5), ["次の", "サービスで", "入力"]);
		assert.deepEqual(lines("デバイス・キー", 5), ["デバイス・", "キー"]);
	});

	it("keeps words in Latin letters whole", () => {
		assert.deepEqual(lines("次のFrame.ioで入力", 8), ["次の", "Frame.io", "で入力"]);
	});

	it("does not count as breaking a word", () => {
		assert.equal(wrap(metrics, "any", "新しい番号表示", 30).broken, false);
	});

	it("loses nothing, and keeps every line within the width", () => {
		const any = fc.string({
			unit: fc.constantFrom("日", "、", "「", "」", "ー", "っ", "a", "1", "한", " "),
			maxLength: 60,
		});
		fc.assert(
			fc.property(any, fc.integer({ min: 1, max: 12 }), (text, width) => {
				const wrapped = lines(text, width);
				assert.equal(wrapped.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
				for (const line of wrapped) assert.ok([...line].length <= width, line);
			}),
		);
	});
});

describe("wrap, in Korean", () => {
	it("ends lines between words", () => {
		assert.deepEqual(lines("새 코드 받는 중", 5), ["새 코드", "받는 중"]);
	});

	it("ends a word that is wider than a line after any syllable, without breaking it", () => {
		const wrapped = wrap(metrics, "any", "네트워크주소", 40);
		assert.deepEqual(wrapped.lines, ["네트워크", "주소"]);
		assert.equal(wrapped.broken, false);
	});
});
