import assert from "node:assert/strict";
import { languageAfter, languageNamed } from "../../modules/language/choose.js";
import { languages } from "../../modules/language/languages.js";
import type { Words } from "../../modules/language/words.js";
import { fontsFor } from "../../tools/painter/fonts.js";

/** Every string of a language; functions are asked for an example. */
function texts(words: Words): readonly string[] {
	const found: string[] = [];
	const collect = (value: unknown): void => {
		if (typeof value === "string") found.push(value);
		else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
	};
	const { hold, date, lost, battery, network, authorizationEnds, lapsesIn, ...rest } = words;
	collect(lost("Frame.io"));
	collect(battery(80));
	for (const count of [0, 1, 14]) {
		collect([authorizationEnds(count, "x"), lapsesIn(count, "x")]);
	}
	for (const signal of ["none", "weak", "fair", "good"] as const) collect(network("Set", signal));
	for (const value of Object.values(rest)) collect(typeof value === "function" ? value("Frame.io") : value);
	collect(words.instructions.enterAtService("id.example.com"));
	for (let month = 1; month <= 12; month++) collect(date(28, month, 2027));
	collect(hold(3, "x"));
	return found;
}

describe("languageNamed", () => {
	it("finds a language by its tag", () => {
		assert.equal(languageNamed("de", languages)?.name, "Deutsch");
	});

	it("finds a language by a tag with a region, in any case", () => {
		assert.equal(languageNamed("de-AT", languages)?.tag, "de");
		assert.equal(languageNamed("EN_us", languages)?.tag, "en");
	});

	it("prefers the same region to the same language", () => {
		assert.equal(languageNamed("pt-br", languages)?.tag, "pt-BR");
		assert.equal(languageNamed("pt", languages)?.tag, "pt-BR");
	});

	it("finds nothing for a language that does not exist", () => {
		assert.equal(languageNamed("xx", languages), undefined);
		assert.equal(languageNamed("", languages), undefined);
	});
});

describe("languageAfter", () => {
	it("goes round all of them", () => {
		let words = languages[0];
		const seen = languages.map(() => {
			words = languageAfter(words, languages) ?? words;
			return words.tag;
		});
		assert.deepEqual(seen.toSorted(), languages.map(({ tag }) => tag).toSorted());
		assert.equal(words, languages[0]);
	});

	it("finds nothing after the only one", () => {
		assert.equal(languageAfter(languages[0], [languages[0]]), undefined);
	});
});

describe("a language", () => {
	const isOfScript = (name: string) => /^NotoSans.*-Regular-/.test(name);

	for (const words of languages) {
		it(`says something everywhere: ${words.tag}`, () => {
			assert.deepEqual(
				texts(words).filter((text) => text.trim() === "" || /undefined|NaN/.test(text)),
				[],
			);
		});

		it(`has only characters that the fonts draw: ${words.tag}`, () => {
			const { byName } = fontsFor(words);
			const font = (byName.get([...byName.keys()].find(isOfScript) ?? "OpenSans-Regular-12") ?? undefined)
				?.font;
			const missing = [...texts(words).join("")].filter((one) => !font?.has(one.codePointAt(0) ?? 0));
			assert.deepEqual(missing, []);
		});

		it(`has a text of its own for each reason: ${words.tag}`, () => {
			const messages = Object.values(words.trouble("Frame.io"));
			assert.equal(new Set(messages.map((message) => message.title)).size, messages.length);
			assert.equal(new Set(messages.map((message) => message.text)).size, messages.length);
		});
	}
});

describe("the days of a language", () => {
	for (const words of languages) {
		it(`have the form that CLDR's rules ask for: ${words.tag}`, () => {
			const rules = new Intl.PluralRules(words.tag);
			const forms = new Map<string, Set<string>>();
			for (let count = 1; count <= 130; count++) {
				const category = rules.select(count);
				const form = words.lapsesIn(count, "").replace(`${count}`, "#");
				forms.set(category, (forms.get(category) ?? new Set()).add(form));
			}
			const all = [...forms.values()].flatMap((found) => [...found]);
			assert.equal(all.length, forms.size, all.join(" | "));
			assert.equal(new Set(all).size, forms.size, all.join(" | "));
		});
	}
});
