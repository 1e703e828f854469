import assert from "node:assert/strict";
import { faultCode } from "../../modules/faults/code.js";
import { restartingView, stoppedView } from "../../modules/faults/views.js";
import { languages } from "../../modules/language/languages.js";
import { layout } from "../../modules/screen/layout.js";
import { panels } from "../../modules/screen/panels.js";
import { fontsFor } from "../../tools/painter/fonts.js";

describe("the code of a fault", () => {
	it("tells which part was at work", () => {
		assert.equal(faultCode("the display"), "D1");
		assert.equal(faultCode("the link"), "L1");
	});

	it("is the same for a picture that was not made and for one that was not drawn", () => {
		assert.equal(faultCode("show"), faultCode("the display"));
	});

	it("is E1 for a part without one", () => {
		assert.equal(faultCode("send"), "E1");
		assert.equal(faultCode("constructor"), "E1");
	});
});

for (const words of languages) {
	describe(`the view of a fault in ${words.name}`, () => {
		it("shows the code large, and asks for nothing while the board starts again", () => {
			const view = restartingView(words, "T1");
			assert.ok(view.title.endsWith(" T1"), view.title);
			assert.deepEqual(view.lines, [words.starting.text]);
			assert.equal(view.hint, undefined);
		});

		it("says what to do, and that a press tries again, when the board stays", () => {
			const view = stoppedView(words, "T1");
			assert.match(view.lines.join(" "), /T1/);
			assert.equal(view.hint, words.press(words.actions.retry));
		});

		it("has its code on every panel", () => {
			const { metrics } = fontsFor(words);
			for (const panel of panels) {
				for (const view of [restartingView(words, "T1"), stoppedView(words, "T1")]) {
					const { boxes } = layout(view, panel, metrics, 0);
					const texts = boxes.map((box) => (box.kind === "text" ? box.text : ""));
					assert.ok(
						texts.some((text) => text.includes("T1")),
						`${panel.name}: ${texts.join(" | ")}`,
					);
				}
			}
		});
	});
}
