import assert from "node:assert/strict";
import fc from "fast-check";
import { languages } from "../../modules/language/languages.js";
import type { Picture } from "../../modules/screen/box.js";
import { codeGroups } from "../../modules/screen/code-groups.js";
import { layout } from "../../modules/screen/layout.js";
import { quietZoneModules, smallestModulePx } from "../../modules/screen/qr-size.js";
import type { CodeView, View } from "../../modules/screen/view.js";
import { fontsFor } from "../../tools/painter/fonts.js";
import { paint } from "../../tools/painter/paint.js";
import { shows } from "../../tools/picture/scenes.js";
import { dense, overlap, qrOf, textOf } from "../support/views.js";

const side = fc.integer({ min: 128, max: 480 });
const anyPanel = fc
	.record({ width: side, height: side })
	.map(({ width, height }) => ({ name: `${width}x${height}`, width, height }));
const show = fc.constantFrom(...shows);
const words = fc.constantFrom(...languages);

function isWhole(picture: Picture, id: string, text: string | undefined): boolean {
	return text === undefined || textOf(picture, id) === dense(text);
}

/** What of a view has to be there on every panel, however small; what is wrong with it, or `undefined`. */
function failureOf(view: View, picture: Picture): string | undefined {
	if (view.code !== undefined) return codeFailure(view.code, picture);
	if (!isWhole(picture, "title", view.title)) return "title";
	return isWhole(picture, "line-1", view.lines[0]) ? undefined : "first sentence";
}

function codeFailure(code: CodeView, picture: Picture): string | undefined {
	if (textOf(picture, "code") !== codeGroups(code.userCode).join("")) return "digits";
	const qr = qrOf(picture);
	if (qr === undefined) {
		const isSaid = isWhole(picture, "instruction", code.instructionWithoutQr);
		return isSaid && isWhole(picture, "address", code.address) ? undefined : "where to type the code";
	}
	const isLargeEnough = qr.modulePx >= smallestModulePx;
	const hasQuietZone = qr.width === (qr.modules + 2 * quietZoneModules) * qr.modulePx;
	return isLargeEnough && hasQuietZone ? undefined : "QR code";
}

describe("layout on panels of any size from 128 × 128 to 480 × 480, upright or not", () => {
	it("says of every view, in every language, what has to be said, and lets no boxes overlap", () => {
		fc.assert(
			fc.property(show, words, anyPanel, ({ at, viewIn }, language, panel) => {
				const fonts = fontsFor(language);
				const view = viewIn(language);
				const picture = layout(view, panel, fonts.metrics, at);
				// Painting refuses a box that leaves the panel.
				paint(picture, fonts);
				assert.equal(failureOf(view, picture), undefined, `${language.tag} ${view.name} ${panel.name}`);
				const solid = picture.boxes.filter((box) => !box.id.endsWith("-back"));
				for (const [index, a] of solid.entries()) {
					for (const b of solid.slice(index + 1)) assert.ok(!overlap(a, b), `${a.id} and ${b.id}`);
				}
			}),
			{ numRuns: 1_500 },
		);
	}).timeout(40_000);
});
