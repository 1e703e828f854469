import assert from "node:assert/strict";
import { brightnessAt, dimPercent, dimsAt, fullPercent, isNews } from "../../modules/engine/backlight.js";
import { en } from "../../modules/language/en.js";
import { present } from "../../modules/screen/present.js";
import type { View } from "../../modules/screen/view.js";
import { held, resting, waiting } from "../../tools/picture/scenes.js";

const unpaired = present(resting({ kind: "cancelled" }), en);
const paired = present(held({}), en);
const code = present(waiting({}), en);

describe("the backlight", () => {
	it("is full for a minute after the last reason to look, then dim", () => {
		assert.equal(brightnessAt(paired, 5_000, 64_999), fullPercent);
		assert.equal(brightnessAt(paired, 5_000, 65_000), dimPercent);
	});

	it("is to be changed at the moment at which it dims", () => {
		assert.equal(dimsAt(paired, 5_000), 65_000);
	});

	it("stays full as long as a code is shown", () => {
		assert.notEqual(code.code, undefined);
		assert.equal(dimsAt(code, 0), undefined);
		assert.equal(brightnessAt(code, 0, 3_600_000), fullPercent);
	});
});

describe("a reason to look", () => {
	it("is the first view, and another one than before", () => {
		assert.ok(isNews(undefined, paired));
		assert.ok(isNews(unpaired, paired));
	});

	it("is not the same view with another notice", () => {
		const other: View = { ...paired, notice: "Connection lost" };
		assert.ok(!isNews(paired, other));
	});
});
