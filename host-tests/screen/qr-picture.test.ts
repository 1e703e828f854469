import assert from "node:assert/strict";
import { toRgba } from "../../tools/painter/frame.js";
import { paint } from "../../tools/painter/paint.js";
import { readWithJsqr, readWithZxing } from "../support/qr-readers.js";
import { type Case, cases, qrOf } from "../support/views.js";

/** Cases whose pictures hold a QR code, one for each code in each place on each panel. */
const different = new Map<string, Case>();
for (const one of cases) {
	const qr = qrOf(one.picture);
	if (qr !== undefined)
		different.set(`${one.panel.name} ${one.words.tag} ${qr.x} ${qr.y} ${qr.width} ${qr.text}`, one);
}

/** What two texts of one address have in common (RFC 3986 §6.2.2). */
function hrefOf(address: string | undefined): string {
	return new URL(address ?? "about:blank").href;
}

describe("the QR code in the painted picture", () => {
	for (const { name, view, picture, panel, fonts } of different.values()) {
		it(`is read by both decoders as the link: ${name}`, async () => {
			const rgba = toRgba(paint(picture, fonts));
			const link = hrefOf(view.code?.qr);
			assert.equal(hrefOf(await readWithZxing(rgba, panel.width, panel.height)), link, "ZXing");
			assert.equal(hrefOf(readWithJsqr(rgba, panel.width, panel.height)), link, "jsQR");
		}).timeout(10_000);
	}
});

describe("the painter", () => {
	it("paints every view on every panel in every language", () => {
		for (const { picture, fonts } of cases) paint(picture, fonts);
	}).timeout(20_000);
});
