import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { differingPixels } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { root } from "../../tools/shared/root.js";
import type { Case } from "../support/views.js";
import type { Bench } from "./bench.js";
import { differencePng } from "./frames.js";

/** Where pictures of differences go. */
const found = path.join(root, "build/differences");

/**
 * Has the gallery show a view, and compares it with what the host paints. `id` is one that was not shown before. Piu paints
 * some milliseconds after it was told to; what differs after a while is a difference.
 */
export async function expectPicture(bench: Bench, id: number, one: Case): Promise<void> {
	await bench.board.post({ id, view: one.view, at: one.scene.at });
	await bench.untilLogged(`shown ${id}`);
	const expected = paint(one.picture, one.fonts);
	let actual = await bench.frame();
	for (let tries = 0; tries < 20 && differingPixels(expected, actual) > 0; tries++)
		actual = await bench.frame();
	const count = differingPixels(expected, actual);
	if (count === 0) return;
	mkdirSync(found, { recursive: true });
	const file = path.join(found, `${one.name.replaceAll(" ", "-")}.png`);
	writeFileSync(file, differencePng(expected, actual));
	assert.fail(`${count} pixels differ; see ${file}`);
}
