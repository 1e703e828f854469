/** An LCD. Sizes in pixels, as the board holds it. */
export type Panel = Readonly<{ name: string; width: number; height: number }>;

const panel = (width: number, height: number): Panel => ({ name: `${width}x${height}`, width, height });

/** Every panel that Slate is laid out for and tested on. A new one is one more line. */
export const panels: readonly Panel[] = Object.freeze(
	[
		panel(320, 240),
		panel(240, 320),
		panel(240, 240),
		panel(170, 320),
		panel(135, 240),
		panel(128, 160),
		panel(480, 320),
	],
	true,
);

/** The panel of that name, such as `320x240`, or `undefined`. */
export function panelNamed(name: string): Panel | undefined {
	return panels.find((candidate) => candidate.name === name);
}
