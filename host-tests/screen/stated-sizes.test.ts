import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { FontName } from "../../modules/screen/box.js";
import { type Panel, panels } from "../../modules/screen/panels.js";
import { mmPerPixel } from "../../tools/picture/panel-size.js";
import { root } from "../../tools/shared/root.js";
import { type Case, cases, fonts, qrOf } from "../support/views.js";

const stated = readFileSync(path.join(root, "docs/screens.md"), "utf8");
const latin = cases.filter(({ words }) => !["ja", "ko", "zh-CN"].includes(words.tag));
const usual = latin.filter(({ scene }) => !/long|hostile|marked|one-word/.test(scene.name));
/** The share of lines from which on a size is a usual one. */
const usualShare = 0.1;

function heightPx(font: FontName, character: string): number {
	return fonts.byName.get(font)?.font.glyph(character.codePointAt(0) ?? 0).height ?? 0;
}

function mm(panel: Panel, pixels: number, places = 1): string {
	return (pixels * mmPerPixel(panel)).toFixed(places);
}

/** `24, 20 (2.6, 2.2)`: the usual sizes of the lines with such ids, and the heights of their capitals in mm. */
function usualSizes(panel: Panel, ids: RegExp): string {
	const counts = new Map<FontName, number>();
	for (const { picture } of usual.filter((one) => one.panel === panel)) {
		for (const box of picture.boxes) {
			if (box.kind === "text" && ids.test(box.id)) counts.set(box.font, (counts.get(box.font) ?? 0) + 1);
		}
	}
	const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const size = (font: FontName) => Number(font.split("-")[2]);
	const sizes = [...counts].filter(([, count]) => count >= usualShare * all).map(([font]) => font);
	sizes.sort((a, b) => size(b) - size(a));
	return `${sizes.map(size).join(", ")} (${sizes.map((font) => mm(panel, heightPx(font, "H"))).join(", ")})`;
}

function typeRow(panel: Panel): string {
	const columns = [/^(title|project)-/, /^(line|notice)-/, /^(hint|hold-label)-/];
	return `| ${[panel.name, ...columns.map((ids) => usualSizes(panel, ids))].join(" | ")} |`;
}

function codeRow({ panel, picture }: Case): string {
	const qr = qrOf(picture);
	const digits = picture.boxes.find(({ id }) => id === "code-1");
	const digitPx = digits?.kind === "text" ? heightPx(digits.font, "8") : 0;
	const codePx = qr === undefined ? 0 : qr.modules * qr.modulePx;
	const sizes = [qr?.modulePx, Math.round(codePx * mmPerPixel(panel)), digitPx, mm(panel, digitPx)];
	return `| ${sizes.join(" | ")} |`;
}

describe("docs/screens.md", () => {
	for (const panel of panels) {
		it(`states the usual sizes of text on ${panel.name}`, () => {
			assert.ok(stated.includes(typeRow(panel)), typeRow(panel));
		});

		it(`states the sizes of the usual code on ${panel.name}`, () => {
			const one = latin.find((found) => found.panel === panel && found.scene.name === "waiting");
			const row = one === undefined ? "" : codeRow(one);
			const line = stated
				.split("\n")
				.find((text) => text.startsWith(`| ${panel.name} |`) && text.endsWith(row));
			assert.ok(line?.includes(`| ${mm(panel, 1, 3)} |`), `${mm(panel, 1, 3)} ${row}`);
		});
	}
});
