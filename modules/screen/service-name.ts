import type { ServiceProfile } from "../c2c/profile.js";
import { shortName } from "./short-name.js";

const dayMs = 86_400_000;

export type ServiceLabel = Readonly<{
	name: string;
	/** A code can be typed inside a project (contract 13, route A). */
	hasProjects: boolean;
	/** How long a pairing outlives the last refresh; `undefined`: not known. */
	refreshTokenMs: number | undefined;
}>;

/** Services that people know by a name, keyed by the profile's. */
const known: readonly (readonly [profile: string, label: ServiceLabel])[] = Object.freeze(
	[
		// Fourteen days: contract 6.
		["frameio", { name: "Frame.io", hasProjects: true, refreshTokenMs: 14 * dayMs }],
	],
	true,
);

/** How people call the service: its own name, or the host they would see in a browser. */
export function serviceLabel(profile: ServiceProfile): ServiceLabel {
	const entry = known.find(([name]) => name === profile.name);
	if (entry !== undefined) return entry[1];
	const host = webAddress(profile.baseUrl).split("/")[0] ?? "";
	return { name: shortName(host), hasProjects: false, refreshTokenMs: undefined };
}

/** An http or https URL as it is typed: without the scheme, and without a slash at its end. */
export function webAddress(url: string): string {
	return url.replace(/^https?:\/\//i, "").replace(/\/$/, "");
}
