import assert from "node:assert/strict";
import { isButtonAt } from "../../modules/engine/touch.js";
import { type Case, cases, failures, qrOf } from "../support/views.js";

/** The panels of the boards that are touched. */
const touched = cases.filter(({ panel }) => ["320x240", "240x320"].includes(panel.name));

const actionsOf = ({ picture }: Case) => picture.boxes.filter(({ id }) => /^(hint|hold)-/.test(id));

describe("the button of a touch screen", () => {
	it("is where the screen says what it does", () => {
		const missed = failures((one) => {
			const { panel, boxes } = one.picture;
			const outside = actionsOf(one).filter(({ y, height }) => {
				return !isButtonAt({ panel, boxes }, y) || !isButtonAt({ panel, boxes }, y + height - 1);
			});
			return outside[0]?.id;
		}, touched);
		assert.deepEqual(missed, []);
	});

	it("has room for a fingertip", () => {
		const small = failures(({ picture }) => {
			return isButtonAt(picture, picture.panel.height - 48) ? undefined : "less than 48 px high";
		}, touched);
		assert.deepEqual(small, []);
	});

	it("leaves the middle of the QR code out, which people point at", () => {
		const withQr = touched.filter((one) => qrOf(one.picture) !== undefined && actionsOf(one).length > 0);
		assert.ok(withQr.length > 0);
		const hit = failures(({ picture }) => {
			const qr = qrOf({ ...picture });
			return qr !== undefined && isButtonAt(picture, qr.y + qr.height / 2) ? "is the button" : undefined;
		}, withQr);
		assert.deepEqual(hit, []);
	});

	it("is the whole screen where nothing says what it does", () => {
		const panel = { name: "320x240", width: 320, height: 240 };
		assert.ok(isButtonAt({ panel, boxes: [] }, 0));
	});
});
