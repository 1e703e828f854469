import assert from "node:assert/strict";
import { ja } from "../../modules/language/ja.js";
import type { Words } from "../../modules/language/words.js";
import { zhCN } from "../../modules/language/zh-cn.js";
import { type Case, cases } from "../support/views.js";

/** What is ours to say, and not a name or an address. */
const said = /^(title|line|notice|instruction|renewed|hint|hold-label)(-\d+)?-\d+$/;

/** The lines of each text of a picture, by what the ids of their boxes have in common. */
function texts({ picture: { boxes } }: Case): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const box of boxes) {
		if (box.kind !== "text" || !said.test(box.id)) continue;
		const name = box.id.replace(/-\d+$/, "");
		found.set(name, [...(found.get(name) ?? []), box.text]);
	}
	return found;
}

/** Ends of lines that are within a word, such as `期|限`. */
function breaksIn(lines: readonly string[], tag: string): string[] {
	const whole = lines.join("");
	const words = [...new Intl.Segmenter(tag, { granularity: "word" }).segment(whole)];
	const starts = new Set(words.map(({ index }) => index));
	const found: string[] = [];
	let at = 0;
	for (const [index, line] of lines.slice(0, -1).entries()) {
		at += line.length;
		// Between Latin letters stood a space, which ends a word.
		const isSpaced = /[\x21-\x7e]$/.test(line) && /^[\x21-\x7e]/.test(lines[index + 1] ?? "");
		if (!isSpaced && !starts.has(at))
			found.push(`${whole.slice(Math.max(0, at - 4), at)}|${whole.slice(at, at + 4)}`);
	}
	return found;
}

function breaksOf(language: Words, name: (id: string) => boolean): { inside: string[]; all: number } {
	const inside: string[] = [];
	let all = 0;
	for (const one of cases) {
		if (one.words !== language) continue;
		for (const [id, lines] of texts(one)) {
			if (!name(id)) continue;
			all += lines.length - 1;
			inside.push(
				...breaksIn(lines, language.tag).map((text) => `${one.panel.name} ${one.scene.name}: ${text}`),
			);
		}
	}
	return { inside, all };
}

for (const language of [ja, zhCN]) {
	describe(`lines in ${language.name}`, () => {
		it("end within no word of a title", () => {
			const { inside, all } = breaksOf(language, (id) => id === "title");
			assert.ok(all > 0);
			assert.deepEqual(inside, []);
		});

		it("end within hardly a word of a sentence", () => {
			const { inside, all } = breaksOf(language, (id) => id !== "title");
			assert.ok(all > 100 && inside.length < all / 50, `${inside.length} of ${all}:\n${inside.join("\n")}`);
		});
	});
}
