import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { languages } from "../../modules/language/european.js";
import { panels } from "../../modules/screen/panels.js";
import { differingPixels } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { root } from "../../tools/shared/root.js";
import { type Case, cases, fonts } from "../support/views.js";
import { Bench } from "./bench.js";
import { differencePng } from "./frames.js";

/** Where pictures of differences go. */
const found = path.join(root, "build/differences");

for (const panel of panels) {
	describe(`the Piu painter on ${panel.name}`, () => {
		let bench: Bench;
		before(async function () {
			this.timeout(600_000);
			bench = await Bench.open({ panel, trial: "gallery" });
			bench.switchOn();
			await bench.untilLogged("ready");
		});
		after(() => bench?.close());

		const own = cases.filter((candidate) => candidate.panel === panel && languages.includes(candidate.words));
		for (const [id, one] of own.entries()) {
			it(`draws ${one.name} as the host painter does, to the pixel`, async () => {
				await bench.board.post({ id, view: one.view, at: one.scene.at });
				await bench.untilLogged(`shown ${id}`);
				await expectPixels(bench, one);
			});
		}
	});
}

/** Piu paints some milliseconds after it was told to; what differs after a while is a difference. */
async function expectPixels(bench: Bench, { name, picture }: Case): Promise<void> {
	const expected = paint(picture, fonts);
	let actual = await bench.frame();
	for (let tries = 0; tries < 20 && differingPixels(expected, actual) > 0; tries++)
		actual = await bench.frame();
	const count = differingPixels(expected, actual);
	if (count === 0) return;
	mkdirSync(found, { recursive: true });
	const file = path.join(found, `${name.replaceAll(" ", "-")}.png`);
	writeFileSync(file, differencePng(expected, actual));
	assert.fail(`${count} pixels differ; see ${file}`);
}
