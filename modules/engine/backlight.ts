import type { View } from "../screen/view.js";

/** How bright a screen is lit, percent. Dim is still readable, and saves most of the power. */
export const fullPercent = 100;
export const dimPercent = 15;

const dimAfterMs = 60_000;

/** Whether a view is a reason to look at the board: another one than before, not merely a changed part of it. */
export function isNews(before: View | undefined, after: View): boolean {
	return before?.name !== after.name;
}

/**
 * When the backlight dims: a minute after `awakeAt`, the last news or press; `undefined`: not as long as this view is shown,
 * because somebody may be about to scan its code. Monotonic ms.
 */
export function dimsAt(view: View, awakeAt: number): number | undefined {
	return view.code === undefined ? awakeAt + dimAfterMs : undefined;
}

/** The brightness at the monotonic time `at`, percent. */
export function brightnessAt(view: View, awakeAt: number, at: number): number {
	return at < (dimsAt(view, awakeAt) ?? Number.POSITIVE_INFINITY) ? fullPercent : dimPercent;
}
