import type { View } from "../screen/view.js";

/** One change of view as one line of JSON; `at` and all times within the view are monotonic ms. */
export function jsonLine(view: View, at: number): string {
	return JSON.stringify({ at: Math.round(at), state: view.state, view });
}
