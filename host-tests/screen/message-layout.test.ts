import assert from "node:assert/strict";
import { cases, dense, failures, textOf } from "../support/views.js";

const messages = cases.filter(({ view }) => view.code === undefined);
const longName = 40;
/** Languages whose lines end between words only. */
const spacedWords = new Set(["en", "de", "es", "fr", "it", "pt-BR"]);

describe("layout of a view without a code", function () {
	this.timeout(30_000);

	const whole = (id: string, text: string | undefined, picture: (typeof cases)[number]["picture"]) =>
		text === undefined || textOf(picture, id) === dense(text) ? undefined : `${id}: ${textOf(picture, id)}`;

	it("shows the whole title, notice and first sentence", () => {
		const cut = failures(
			({ view, picture }) =>
				whole("title", view.title, picture) ??
				whole("notice", view.notice, picture) ??
				whole("line-1", view.lines[0], picture),
			messages,
		);
		assert.deepEqual(cut, []);
	});

	it("has room for the battery on the panel of every board that has one, in every language", () => {
		const panels = ["320x240", "240x240", "170x320", "135x240"];
		const paired = messages.filter(
			({ scene, panel }) => scene.name === "paired-network" && panels.includes(panel.name),
		);
		assert.ok(paired.length > 0);
		const missing = failures(({ view, words, picture }) => {
			const battery = words.battery(81);
			const id = `line-${view.lines.indexOf(battery) + 1}`;
			return textOf(picture, id) === dense(battery) ? undefined : `${id}: ${textOf(picture, id)}`;
		}, paired);
		assert.deepEqual(missing, []);
	});

	it("leaves out the symbol beside a title rather than break a word of it", () => {
		const broken = failures(({ picture: { boxes }, view, words }) => {
			const symbol = boxes.find(({ id }) => id === "symbol-1");
			const lines = boxes.filter((box) => box.kind === "text" && /^title-\d+$/.test(box.id));
			if (symbol === undefined || !lines.some((line) => line.y < symbol.y + symbol.height)) return undefined;
			const seamless = lines.map((box) => (box.kind === "text" ? box.text : ""));
			const whole = view.title.split(/[\s-]+/).every((word) => seamless.some((line) => line.includes(word)));
			return spacedWords.has(words.tag) && !whole ? seamless.join(" | ") : undefined;
		}, messages);
		assert.deepEqual(broken, []);
	});

	it("never breaks a word of a title, in languages whose lines end between words", () => {
		const broken = failures(({ view, words, picture: { boxes } }) => {
			const lines = boxes.flatMap((box) =>
				box.kind === "text" && /^title-\d+$/.test(box.id) ? box.text : [],
			);
			const whole = view.title.split(/[\s-]+/).every((word) => lines.some((line) => line.includes(word)));
			return spacedWords.has(words.tag) && !whole ? lines.join(" | ") : undefined;
		}, messages);
		assert.deepEqual(broken, []);
	});

	it("shows a project's whole name when it has up to 40 characters", () => {
		const cut = failures(
			({ view, picture }) =>
				(view.project?.length ?? 0) > longName ? undefined : whole("project", view.project, picture),
			messages,
		);
		assert.deepEqual(cut, []);
	});

	it("ends a longer name with … after its lines", () => {
		const wrong = failures(({ view, picture }) => {
			if (view.project === undefined || view.project.length <= longName) return undefined;
			const text = textOf(picture, "project") ?? "";
			if (text === dense(view.project)) return undefined;
			return text.endsWith("…") && dense(view.project).startsWith(text.slice(0, -1)) ? undefined : text;
		}, messages);
		assert.deepEqual(wrong, []);
	});

	it("shows every further sentence whole or not at all, and leaves out the last ones first", () => {
		const wrong = failures(({ view, picture }) => {
			const shown = view.lines.map((_, index) => textOf(picture, `line-${index + 1}`));
			const count = shown.filter((text) => text !== undefined).length;
			const cut = shown.findIndex((text, index) => index < count && text !== dense(view.lines[index] ?? ""));
			return cut === -1 ? undefined : `line-${cut + 1}`;
		}, messages);
		assert.deepEqual(wrong, []);
	});

	it("shows the whole hint or none, and always one on panels of 135 pixels and more", () => {
		const wrong = failures(({ view, picture, panel }) => {
			const hint = textOf(picture, "hint");
			if (view.hint === undefined || view.hold !== undefined) return hint;
			if (hint === undefined && Math.min(panel.width, panel.height) < 135) return undefined;
			return hint === dense(view.hint) ? undefined : `${hint}`;
		}, messages);
		assert.deepEqual(wrong, []);
	});
});
