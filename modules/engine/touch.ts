import type { Picture } from "../screen/box.js";

/** What a fingertip needs, px: about 8 mm on the panels that are touched. */
const fingerPx = 48;

/** The lines that say what the button does, and those of a button that is held. */
const isAction = (id: string): boolean => id.startsWith("hint-") || id.startsWith("hold-");

/**
 * Whether a touch screen is the button at the height `y`: where it says what the button does, and from there down to its edge,
 * over its whole width. Where it says nothing of it, all of it is the button, so that a factory reset is always there.
 */
export function isButtonAt({ panel, boxes }: Pick<Picture, "panel" | "boxes">, y: number): boolean {
	const actions = boxes.filter(({ id }) => isAction(id));
	const tops = actions.map((box) => box.y);
	return actions.length === 0 || y >= Math.min(panel.height - fingerPx, ...tops);
}
