import { revokeCall } from "../c2c/calls.js";
import type { Turn } from "./turn.js";

/** Gives back tokens that nobody wants any more. Best effort: they end by themselves in 14 days. */
export function revokeStray(turn: Turn, token: string): void {
	const { setup, link } = turn.state;
	const call = revokeCall(setup.profile, setup, token);
	if (call !== undefined && link?.kind === "up") turn.send("stray", turn.request(call));
}
