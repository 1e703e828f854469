import { type Client, revokeCall } from "../c2c/calls.js";
import { encodingOf, type Turn } from "./turn.js";

/** As whom this board speaks to the service. */
export function clientOf(turn: Turn): Client {
	const { clientId, clientSecret } = turn.state.setup;
	return { clientId, clientSecret: clientSecret ?? "" };
}

/** Gives back tokens that nobody wants any more. Best effort: they end by themselves in 14 days. */
export function revokeStray(turn: Turn, token: string): void {
	const call = revokeCall(turn.state.setup.profile, clientOf(turn), token);
	if (call !== undefined && turn.state.link?.kind === "up") turn.send("stray", call, encodingOf(turn.state));
}
