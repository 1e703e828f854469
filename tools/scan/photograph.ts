import type { Chance } from "./chance.js";
import { loseToJpeg } from "./jpeg-loss.js";
import { blurred, type Glow, glowAt } from "./lcd.js";
import { type Shot, shotOf } from "./lens.js";

export type Photograph = Readonly<{ width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }>;

/** What a phone sees of a scene: 1,920 pixels across an angle of 65°, as its preview has. */
const phone = { pixelsAcross: 1_920, angle: 65 } as const;

/** The bounds of what changes from one shot to the next. */
const tiltTo = 30;
const rollTo = 12;
/** Standard deviation of a blurred point, in pixels of the picture. */
const blurFrom = 0.45;
const blurTo = 0.9;
/** Of full white: sensor noise, the light of the surroundings on the glass, and the mirror image of a lamp. */
const noiseTo = 0.03;
const darkNoiseTo = 0.003;
const veilTo = 0.08;
const lampTo = 0.35;
const jpegFrom = 70;
const jpegTo = 92;

/** A panel that is looked at: its light, its size and the width of the code on it, both in its pixels. */
export type Panel = Readonly<{ glow: Glow; width: number; height: number; codeWidth: number }>;

/** A shot of the whole panel by a phone at `distance` times the width of the code. */
export function photograph(
	{ glow, width, height, codeWidth }: Panel,
	distance: number,
	chance: Chance,
): Photograph {
	const away = distance * codeWidth;
	const scale = phone.pixelsAcross / (2 * away * Math.tan((phone.angle * Math.PI) / 360));
	const shot = shotOf({
		panelWidth: width,
		panelHeight: height,
		scale,
		distance: away,
		tilt: chance.between(0, tiltTo),
		axis: chance.between(0, 360),
		roll: chance.between(-rollTo, rollTo),
	});
	const light = exposed(blurred(glow, chance.between(blurFrom, blurTo) / scale), shot);
	shineOn(light, shot.width, shot.height, chance);
	const grey = developed(light, chance);
	loseToJpeg(grey, shot.width, shot.height, Math.round(chance.between(jpegFrom, jpegTo)));
	return { width: shot.width, height: shot.height, rgba: toRgba(grey) };
}

/** Luminance of every pixel of the picture, 0 … 1 and more. */
function exposed(glow: Glow, { lens, width, height }: Shot): Float64Array {
	const luminance = new Float64Array(width * height);
	for (let at = 0; at < luminance.length; at++) {
		const [x, y] = lens((at % width) + 0.5, Math.floor(at / width) + 0.5);
		luminance[at] = glowAt(glow, x, y);
	}
	return luminance;
}

/** Light of the surroundings everywhere, and a lamp's in one place. */
function shineOn(light: Float64Array, width: number, height: number, chance: Chance): void {
	const veil = chance.between(0, veilTo);
	const lamp = chance.between(0, lampTo);
	const [middleX, middleY] = [chance.between(0, width), chance.between(0, height)];
	const radius = chance.between(0.1, 0.3) * width;
	for (let at = 0; at < light.length; at++) {
		const far = Math.hypot((at % width) - middleX, Math.floor(at / width) - middleY) / radius;
		light[at] = (light[at] ?? 0) + veil + lamp * Math.exp(-far * far);
	}
}

/** The camera's exposure, noise and gamma: 0 … 255. */
function developed(light: Float64Array, chance: Chance): Float64Array {
	const noise = chance.between(0, noiseTo);
	const darkNoise = chance.between(0, darkNoiseTo);
	const exposure = chance.between(0.7, 1.15);
	return light.map((value) => {
		// Photons arrive by chance: the noise grows with the root of the light.
		const spread = Math.sqrt(darkNoise * darkNoise + noise * noise * value);
		const shown = Math.max(0, exposure * value + spread * chance.normal());
		return 255 * Math.min(1, shown) ** (1 / 2.2);
	});
}

function toRgba(grey: Float64Array): Uint8ClampedArray<ArrayBuffer> {
	const rgba = new Uint8ClampedArray(4 * grey.length);
	for (const [at, value] of grey.entries()) rgba.fill(value, 4 * at, 4 * at + 3);
	for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
	return rgba;
}
