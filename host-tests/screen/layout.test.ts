import assert from "node:assert/strict";
import { codeGroups } from "../../modules/screen/code-groups.js";
import { layout } from "../../modules/screen/layout.js";
import { accents } from "../../modules/screen/palette.js";
import { quietZoneModules, smallestModulePx } from "../../modules/screen/qr-size.js";
import { cases, dense, failures, fonts, overlap, qrOf, textOf } from "../support/views.js";

const { metrics } = fonts;
const codes = cases.filter(({ view }) => view.code !== undefined);
const longName = 40;

describe("layout, on every panel, in every language, for every view", function () {
	this.timeout(30_000);

	it("keeps every box on the panel, in whole pixels", () => {
		const off = failures(({ picture: { boxes, panel } }) => {
			const outside = boxes.find(
				({ x, y, width, height }) =>
					![x, y, width, height].every(Number.isInteger) ||
					x < 0 ||
					y < 0 ||
					width <= 0 ||
					height <= 0 ||
					x + width > panel.width ||
					y + height > panel.height,
			);
			return outside?.id;
		});
		assert.deepEqual(off, []);
	});

	it("lets no two boxes overlap, but for a box on its own back", () => {
		const overlapping = failures(({ picture: { boxes } }) => {
			const solid = boxes.filter((box) => !box.id.endsWith("-back"));
			for (const [index, a] of solid.entries()) {
				const b = solid.slice(index + 1).find((other) => overlap(a, other));
				if (b !== undefined) return `${a.id} and ${b.id}`;
			}
			const backs = boxes.filter((box) => box.id.endsWith("-back"));
			const foreign = backs.flatMap((back) =>
				boxes.filter(
					(box) => box !== back && overlap(back, box) && box.id !== back.id.replace("-back", "-bar"),
				),
			);
			return foreign[0]?.id;
		});
		assert.deepEqual(overlapping, []);
	});

	it("gives every box an id of its own", () => {
		const twice = failures(({ picture: { boxes } }) => {
			const ids = boxes.map((box) => box.id);
			return ids.find((id, index) => ids.indexOf(id) !== index);
		});
		assert.deepEqual(twice, []);
	});

	it("makes text boxes exactly as wide as their text and as high as one line", () => {
		const wrong = failures(
			({ picture: { boxes }, fonts: { metrics } }) =>
				boxes.find(
					(box) =>
						box.kind === "text" &&
						(box.width !== metrics.width(box.font, box.text) || box.height !== metrics.lineHeight(box.font)),
				)?.id,
		);
		assert.deepEqual(wrong, []);
	});

	it("gives the same picture for the same arguments", () => {
		const differing = failures(({ view, panel, scene, picture, fonts: { metrics } }) =>
			JSON.stringify(layout(view, panel, metrics, scene.at)) === JSON.stringify(picture)
				? undefined
				: "differs",
		);
		assert.deepEqual(differing, []);
	});

	it("changes nothing but the bar and the text of the time between two instants", () => {
		const moved = failures(({ view, panel, scene, fonts: { metrics } }) => {
			const still = (at: number) =>
				JSON.stringify(
					layout(view, panel, metrics, at).boxes.filter(
						(box) => !/^(time-(bar|text)|hold-bar)$/.test(box.id),
					),
				);
			return still(scene.at) === still(scene.at + 37_777) ? undefined : "something else moved";
		});
		assert.deepEqual(moved, []);
	});

	it("shows the bar and the label of a button that is held", () => {
		const missing = failures(({ view, picture }) => {
			if (view.hold === undefined) return undefined;
			const hasBar = picture.boxes.some((box) => box.id === "hold-bar");
			return hasBar && textOf(picture, "hold-label") === dense(view.hold.label)
				? undefined
				: "no bar or label";
		});
		assert.deepEqual(missing, []);
	});
});

describe("layout of a view with a code", function () {
	this.timeout(30_000);

	it("shows every digit, in groups, on every panel", () => {
		const missing = failures(
			({ view, picture }) =>
				textOf(picture, "code") === codeGroups(view.code?.userCode ?? "").join("")
					? undefined
					: `${textOf(picture, "code")}`,
			codes,
		);
		assert.deepEqual(missing, []);
	});

	it("shows the digits in a font of 20 px or more", () => {
		const small = failures(({ picture }) => {
			const digits = picture.boxes.find((box) => box.id === "code-1");
			return digits?.kind === "text" && Number(digits.font.split("-")[2]) >= 20 ? undefined : digits?.id;
		}, codes);
		assert.deepEqual(small, []);
	});

	it("says that a code took another's place, on every panel", () => {
		const silent = failures(
			({ scene, picture }) =>
				scene.name === "waiting-renewed" && textOf(picture, "renewed") === undefined ? "not said" : undefined,
			codes,
		);
		assert.deepEqual(silent, []);
	});

	it("keeps what the button does off the panel's edge", () => {
		const touching = failures(({ picture: { boxes, panel } }) => {
			const hints = boxes.filter(({ id }) => id.startsWith("hint"));
			return hints.some(({ y, height }) => y + height > panel.height - 2) ? "at the edge" : undefined;
		});
		assert.deepEqual(touching, []);
	});

	it("breaks no usual address", () => {
		const broken = failures(({ scene, picture: { boxes } }) => {
			const lines = boxes.filter(({ id }) => id.startsWith("address")).length;
			return scene.name !== "waiting-generic" && lines > 1 ? `${lines} lines` : undefined;
		}, codes);
		assert.deepEqual(broken, []);
	});

	it("says so with a yellow bar where a notice has no room", () => {
		const silent = failures(({ view, picture: { boxes } }) => {
			const bar = boxes.find(({ id }) => id === "time-bar");
			const isUnsaid = view.notice !== undefined && !boxes.some(({ id }) => id.startsWith("notice"));
			return isUnsaid && bar?.kind === "fill" && bar.colour !== accents.attention ? "not said" : undefined;
		}, codes);
		assert.deepEqual(silent, []);
	});

	it("shows eight letters in a heavy font on 240 × 240, too", () => {
		const thin = failures(({ panel, scene, picture }) => {
			if (scene.name !== "waiting-generic" || panel.name !== "240x240") return undefined;
			const letters = picture.boxes.find((box) => box.id === "code-1");
			return letters?.kind === "text" && letters.font.includes("-Bold-") ? undefined : `${letters?.id}`;
		}, codes);
		assert.deepEqual(thin, []);
	});

	it("gives the QR code its quiet zone, in modules of 3 pixels or more", () => {
		const wrong = failures(({ picture }) => {
			const qr = qrOf(picture);
			if (qr === undefined) return undefined;
			const side = (qr.modules + 2 * quietZoneModules) * qr.modulePx;
			const isRight = qr.width === side && qr.height === side && qr.modulePx >= smallestModulePx;
			return isRight && qr.dark === 0x000000 && qr.light === 0xffffff ? undefined : `${qr.width}`;
		}, codes);
		assert.deepEqual(wrong, []);
	});

	it("says how to enter the code, wholly or not at all, and wholly when there is no QR code", () => {
		const wrong = failures(({ view, picture }) => {
			const hasQr = qrOf(picture) !== undefined;
			const sentence = dense((hasQr ? view.code?.instruction : view.code?.instructionWithoutQr) ?? "");
			const address = view.code?.address;
			const shown = [textOf(picture, "instruction"), textOf(picture, "address")];
			const isWhole =
				(shown[0] === sentence || (hasQr && shown[0] === undefined)) &&
				(shown[1] === address || (hasQr && shown[1] === undefined));
			return isWhole ? undefined : shown.join(" ");
		}, codes);
		assert.deepEqual(wrong, []);
	});

	it("leaves out the hint before the device name, that before the time, that before where to type", () => {
		const wrong = failures(({ view, picture }) => {
			const has = (pattern: RegExp) => picture.boxes.some((box) => pattern.test(box.id));
			const order = [
				has(/^(address|instruction)-/),
				has(/^time-back$/),
				has(/^device-/) || view.code?.deviceName === undefined,
				has(/^(hint|hold)-/),
			];
			if (view.hold !== undefined) order.pop();
			// The bar alone is 3 px high: it fits where no line of text does.
			if (order[0] === false && order[2] === false) return undefined;
			const firstMissing = order.indexOf(false);
			return firstMissing === -1 || !order.slice(firstMissing).includes(true) ? undefined : order.join(" ");
		}, codes);
		assert.deepEqual(wrong, []);
	});

	it("shows where to type, the time and the device name on a square panel, too, beside the usual link", () => {
		const missing = failures(({ panel, scene, picture }) => {
			if (scene.name !== "waiting" || panel.width !== panel.height) return undefined;
			const isThere = ["instruction", "address", "device"].every((id) => textOf(picture, id) !== undefined);
			return isThere && picture.boxes.some(({ id }) => id === "time-text")
				? undefined
				: "something is left out";
		}, codes);
		assert.deepEqual(missing, []);
	});

	it("shows a whole notice on panels of 170 pixels and more", () => {
		const missing = failures(({ view, picture, panel }) => {
			if (view.notice === undefined || Math.min(panel.width, panel.height) < 170) return undefined;
			return textOf(picture, "notice") === dense(view.notice) ? undefined : "no notice";
		}, codes);
		assert.deepEqual(missing, []);
	});

	it("ends a device name that is too long with …", () => {
		const wrong = failures(({ view, picture }) => {
			const text = textOf(picture, "device");
			const name = view.code?.deviceName;
			if (text === undefined || name === undefined || text === dense(name)) return undefined;
			return text.endsWith("…") && name.length > longName ? undefined : text;
		}, codes);
		assert.deepEqual(wrong, []);
	});
});

describe("layout of the QR code", function () {
	this.timeout(30_000);

	const smallestDigits = { font: "OpenSans-Bold-28", fallback: "OpenSans-Semibold-20" };

	/** Whether a QR code with modules of `px` and the digits, as small as they come, have room on the panel. */
	function hasRoom({ view, panel, picture }: (typeof cases)[number], px: number): boolean {
		const text = view.code?.qr;
		if (text === undefined) return false;
		const modules = qrOf(picture)?.modules;
		if (modules === undefined) return false;
		const side = (modules + 2 * quietZoneModules) * px;
		const digits = metrics.width(smallestDigits.fallback, view.code?.userCode ?? "") + 20;
		if (panel.width > panel.height) return side <= panel.height && side + digits <= panel.width;
		return side <= panel.width && side + metrics.lineHeight(smallestDigits.font) + 2 <= panel.height;
	}

	it("has modules of 4 pixels or more wherever they and the digits fit", () => {
		const small = failures((one) => {
			const qr = qrOf(one.picture);
			if (qr === undefined || one.view.hold !== undefined) return undefined;
			return qr.modulePx < 4 && hasRoom(one, 4) ? `${qr.modulePx} px` : undefined;
		}, codes);
		assert.deepEqual(small, []);
	});

	it("stays as large as it is when a notice comes", () => {
		const jumping = failures(({ view, panel, scene, picture, fonts: { metrics } }) => {
			const before = qrOf(picture);
			const after = qrOf(layout({ ...view, notice: "Trying again." }, panel, metrics, scene.at));
			return view.hold !== undefined || before?.modulePx === after?.modulePx
				? undefined
				: `${after?.modulePx}`;
		}, codes);
		assert.deepEqual(jumping, []);
	});

	it("is there for the usual link on every panel", () => {
		const missing = failures(
			({ scene, picture }) => (scene.name === "waiting" && qrOf(picture) === undefined ? "no QR" : undefined),
			codes,
		);
		assert.deepEqual(missing, []);
	});

	it("is left out where 3 pixels per module have no room", () => {
		const left = codes.filter(({ picture, scene }) => scene.name === "waiting-link-256" && qrOf(picture));
		assert.deepEqual(
			[...new Set(left.map(({ panel }) => panel.name))],
			["320x240", "240x320", "240x240", "480x320"],
		);
	});
});
