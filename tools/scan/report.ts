import { en } from "../../modules/language/en.js";
import { layout } from "../../modules/screen/layout.js";
import { panels } from "../../modules/screen/panels.js";
import type { Fonts } from "../painter/fonts.js";
import { paint } from "../painter/paint.js";
import { shows } from "../picture/scenes.js";
import { chanceFrom } from "./chance.js";
import { glowOf } from "./lcd.js";
import { type Panel, type Photograph, photograph } from "./photograph.js";
import { readWithJsqr, readWithZxing } from "./qr-readers.js";

/** Times the width of the code. */
export const distances = [10, 15, 20] as const;

/** The views that hold a code, by the name of their scene. */
export const codeScenes = [
	{ scene: "waiting", name: "complete link" },
	{ scene: "waiting-plain-address", name: "plain address" },
	{ scene: "waiting-link-100", name: "link of 100 characters" },
] as const;

export type Target = Readonly<{
	panel: string;
	shortSide: number;
	view: string;
	/** `undefined`: the panel has no room for the code, and shows the digits alone. */
	code: Readonly<{ text: string; modulePx: number; seen: Panel }> | undefined;
}>;

/** Every view with a code on every panel, as the board draws it. */
export function targets(fonts: Fonts): readonly Target[] {
	return panels.flatMap((panel) =>
		codeScenes.map(({ scene, name }): Target => {
			const show = shows.find((one) => one.name === scene);
			if (show === undefined) throw new Error(`there is no scene "${scene}"`);
			const picture = layout(show.viewIn(en), panel, fonts.metrics, show.at);
			const qr = picture.boxes.find((box) => box.kind === "qr");
			const shortSide = Math.min(panel.width, panel.height);
			if (qr?.kind !== "qr") return { panel: panel.name, shortSide, view: name, code: undefined };
			const { width, height } = panel;
			const codeWidth = qr.modules * qr.modulePx;
			const seen = { glow: glowOf(paint(picture, fonts)), width, height, codeWidth };
			return {
				panel: panel.name,
				shortSide,
				view: name,
				code: { text: qr.text, modulePx: qr.modulePx, seen },
			};
		}),
	);
}

/** How many of `shots` each decoder read. */
export type Reads = Readonly<{ shots: number; zxing: number; jsqr: number }>;

/** Shots of one code from one distance; the same number gives the same shots. */
export async function readShots(
	{ text, seen }: NonNullable<Target["code"]>,
	distance: number,
	shots: number,
): Promise<Reads> {
	let zxing = 0;
	let jsqr = 0;
	for (let shot = 0; shot < shots; shot++) {
		const photo = photograph(seen, distance, chanceFrom(1_000 * distance + shot));
		if ((await readWithZxing(photo.rgba, photo.width, photo.height)) === text) zxing++;
		if (readAtTwoSizes(photo) === text) jsqr++;
	}
	return { shots, zxing, jsqr };
}

/** ZXing tries smaller pictures by itself; who uses jsQR has to. */
function readAtTwoSizes(photo: Photograph): string | undefined {
	const half = halved(photo);
	return (
		readWithJsqr(photo.rgba, photo.width, photo.height) ?? readWithJsqr(half.rgba, half.width, half.height)
	);
}

function halved({ width, height, rgba }: Photograph): Photograph {
	const [w, h] = [width >> 1, height >> 1];
	const small = new Uint8ClampedArray(4 * w * h);
	for (let at = 0; at < w * h; at++) {
		const from = 4 * (2 * Math.floor(at / w) * width + 2 * (at % w));
		const corners = [from, from + 4, from + 4 * width, from + 4 * width + 4];
		const mean = corners.reduce((sum, corner) => sum + (rgba[corner] ?? 0), 0) / corners.length;
		small.fill(mean, 4 * at, 4 * at + 3);
		small[4 * at + 3] = 255;
	}
	return { width: w, height: h, rgba: small };
}

/** Share of shots that must be read at a distance, on panels of 240 × 240 and larger. */
export const goals: ReadonlyMap<number, number> = new Map([
	[10, 0.99],
	[15, 0.95],
]);
export const goalSide = 240;
