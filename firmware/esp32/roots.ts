import type { Roots } from "../ports/origin.js";

/** A chip trusts only the roots that the firmware carries. */
export function boardRoots(): Roots {
	return [];
}
