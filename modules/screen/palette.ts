import type { Colour } from "./box.js";
import type { Tone } from "./view.js";

/** Every text colour keeps a contrast of at least 4.5:1 to the background (WCAG 2.2, 1.4.3), also in RGB565. */
export const palette = Object.freeze(
	{
		background: 0x0b0f14,
		text: 0xffffff,
		soft: 0xb9c4d0,
		dim: 0xa6b1bd,
		track: 0x2a343f,
		notice: 0xffc24b,
		qrDark: 0x000000,
		qrLight: 0xffffff,
	} as const,
	true,
) satisfies Readonly<Record<string, Colour>>;

/** The one accent of a view: its symbol, its bar, its title beside a project. */
export const accents: Readonly<Record<Tone, Colour>> = Object.freeze(
	{
		neutral: 0x6cb6ff,
		good: 0x4ed98b,
		attention: 0xffc24b,
		bad: 0xff7b72,
	},
	true,
);
