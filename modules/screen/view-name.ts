import type { LostReason } from "../language/words.js";
import { type State, type StateName, troubleOf } from "../pairing/state.js";
import { serviceLabel } from "./service-name.js";
import { shortName } from "./short-name.js";

/** Which view of its state this is, such as `offline: no-internet`; the same in every language. */
export function viewName(state: State, name: StateName): string {
	const part = partOf(state, name);
	return part === undefined ? name : `${name}: ${part}`;
}

function partOf(state: State, name: StateName): string | undefined {
	const { phase } = state;
	switch (name) {
		case "unconfigured":
			return phase.kind === "unconfigured" ? phase.why : undefined;
		case "offline":
			return troubleOf(state);
		case "unpaired":
			return phase.kind === "resting" ? phase.why.kind : undefined;
		case "requesting":
			return isJoining(state) ? "joining" : undefined;
		case "lost":
			return lostReason(state);
		default:
			return undefined;
	}
}

/** The network is not there yet, and nothing says that it will not come. */
export function isJoining({ link }: State): boolean {
	return link === undefined || link.kind === "joining";
}

export function networkName({ link }: State): string | undefined {
	if (link === undefined || link.kind === "down" || link.network === undefined) return undefined;
	return shortName(link.network);
}

/** Why the service has ended the pairing, as far as the board can tell. */
export function lostReason({ phase, setup }: State): LostReason {
	if (phase.kind !== "lost") return "ended";
	const { atWallMs, issuedAtWallMs, expiresAtMs } = phase;
	if (atWallMs === undefined) return "ended";
	if (expiresAtMs !== undefined && expiresAtMs <= atWallMs) return "expired";
	const lastsMs = serviceLabel(setup.profile).refreshTokenMs;
	if (lastsMs === undefined || issuedAtWallMs === undefined) return "ended";
	return issuedAtWallMs + lastsMs < atWallMs ? "lapsed" : "ended";
}
