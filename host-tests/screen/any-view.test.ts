import assert from "node:assert/strict";
import fc from "fast-check";
import { layout } from "../../modules/screen/layout.js";
import type { CodeView, HoldView, View } from "../../modules/screen/view.js";
import { paint } from "../../tools/painter/paint.js";
import { fonts, overlap } from "../support/views.js";

const text = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 255 }),
	fc.lorem({ maxCount: 20 }),
	fc.string({ unit: fc.constantFrom("W", "-", " ", "\u202e", "\u0000", "…"), maxLength: 255 }),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const time = fc.integer({ min: -1_000_000, max: 100_000_000 });

const code: fc.Arbitrary<CodeView> = fc.record({
	userCode: fc.oneof(fc.stringMatching(/^[0-9]{6}$/), fc.stringMatching(/^[!-~]{4,12}$/)),
	qr: maybe(fc.webUrl()),
	qrIsComplete: fc.boolean(),
	address: maybe(fc.webPath()),
	instruction: text,
	instructionWithoutQr: text,
	deviceName: maybe(text),
	renewed: maybe(fc.record({ full: text, short: text })),
	startsAt: time,
	endsAt: time,
});
const hold: fc.Arbitrary<HoldView> = fc.record({
	label: fc.lorem({ maxCount: 5 }),
	startsAt: time,
	endsAt: time,
});
const anyView: fc.Arbitrary<View> = fc.record({
	state: fc.constant("any"),
	name: fc.constant("any"),
	tone: fc.constantFrom("neutral", "good", "attention", "bad"),
	symbol: fc.constantFrom("link", "linked", "offline", "warning"),
	title: text,
	project: maybe(text),
	code: maybe(code),
	lines: fc.array(text, { maxLength: 6 }),
	notice: maybe(text),
	hint: maybe(text),
	hold: maybe(hold),
});
const anyPanel = fc
	.record({ width: fc.integer({ min: 96, max: 500 }), height: fc.integer({ min: 96, max: 500 }) })
	.map(({ width, height }) => ({ name: `${width}x${height}`, width, height }));

describe("layout of any view on any panel of 96 pixels and more", () => {
	it("can be painted, and lets no boxes overlap", () => {
		fc.assert(
			fc.property(anyView, anyPanel, time, (view, panel, at) => {
				const picture = layout(view, panel, fonts.metrics, at);
				paint(picture, fonts);
				const solid = picture.boxes.filter((box) => !box.id.endsWith("-back"));
				for (const [index, a] of solid.entries()) {
					for (const b of solid.slice(index + 1)) assert.ok(!overlap(a, b), `${a.id} and ${b.id}`);
				}
			}),
			{ numRuns: 500 },
		);
	}).timeout(20_000);

	it("shows every digit", () => {
		fc.assert(
			fc.property(anyView, code, anyPanel, time, (view, some, panel, at) => {
				const { boxes } = layout({ ...view, hold: undefined, code: some }, panel, fonts.metrics, at);
				const shown = boxes.flatMap((box) => (box.kind === "text" && /^code-/.test(box.id) ? box.text : []));
				assert.equal(shown.join(""), some.userCode.replace(/\s/g, ""));
			}),
			{ numRuns: 500 },
		);
	}).timeout(20_000);
});
