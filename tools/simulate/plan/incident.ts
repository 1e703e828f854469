import type { FaultEffect } from "../../c2c-service/logic/faults.js";
import type { CutMode } from "../world/flash.js";
import type { Leg } from "../world/internet.js";
import type { DownReason, Weather } from "../world/weather.js";

/** What a person at the board wants. */
export const intents = [
	"pair",
	"pair-late",
	"refuse",
	"mistype",
	"cancel",
	"unpair",
	"reset",
	"fiddle",
	"bounce",
	"skip-unpairing",
	"impatient",
	"restart-while-held",
] as const;
export type Intent = (typeof intents)[number];

/** What somebody does on the web. */
export const webActs = [
	"rename",
	"rename-project",
	"pause",
	"resume",
	"forget",
	"set-expiry",
	"clear-expiry",
] as const;
export type WebAct = (typeof webActs)[number];

/** One thing that happens to a board or around it. `at` is true ms; all other times are ms too. */
export type Incident = Readonly<{ at: number }> &
	Readonly<
		| { kind: "switched-off"; forMs: number }
		| { kind: "power-cut"; offMs: number }
		| { kind: "power-cut-in-flash"; index: number; mode: CutMode; offMs: number }
		| { kind: "power-cut-on-leg"; request: number; leg: Leg; offMs: number }
		| { kind: "lost-on-leg"; request: number; leg: Leg; how: "lost" | "cut-short" }
		| { kind: "link-down"; reason: DownReason; forMs: number }
		| { kind: "roams"; bars: number }
		| { kind: "no-names"; forMs: number }
		| { kind: "no-internet"; forMs: number }
		| { kind: "portal"; how: Weather["portal"]; forMs: number }
		| { kind: "lossy"; loss: number; forMs: number }
		| { kind: "slow"; ms: number; forMs: number }
		| { kind: "mute-port"; requests: number }
		| { kind: "service-fault"; path: string; effect: FaultEffect; count: number; forMs: number }
		| { kind: "wall-clock-jumps"; byMs: number; forMs: number }
		| { kind: "wall-clock-unset"; forMs: number }
		| { kind: "monotonic-jumps"; byMs: number }
		| { kind: "stalls"; forMs: number }
		| { kind: "flash-refuses"; writes: number }
		| { kind: "flash-keeps-wrong-bytes"; writes: number }
		| { kind: "web"; act: WebAct; ms: number }
		| { kind: "visit"; intent: Intent; forMs: number }
	>;

/** One line for a story. */
export function describeIncident(incident: Incident): string {
	const { at: _at, kind, ...rest } = incident;
	const details = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
	return `${kind.replaceAll("-", " ")}${details.length === 0 ? "" : `: ${details.join(", ")}`}`;
}
