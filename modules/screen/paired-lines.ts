import type { Words } from "../language/words.js";
import type { State } from "../pairing/state.js";
import { networkLine } from "./network-line.js";
import { serviceLabel } from "./service-name.js";
import { shortName } from "./short-name.js";
import { daysUntil, type Surroundings } from "./surroundings.js";

/** Beyond these a date is no date that a person set. Ms since 1970: the years 2000 and 10,000. */
const firstDateMs = 946_684_800_000;
const lastDateMs = 253_402_300_800_000;

/** From so many days on the end of an authorization is no detail any more. */
const nearDays = 7;

/** What there is to say of a pairing, the most important first: what may become urgent, then what is of interest. */
export function pairedLines(state: State, words: Words, around: Surroundings): (string | undefined)[] {
	const { phase, record } = state;
	if (phase.kind !== "held" || record.pairing.kind !== "held") return [];
	const { about } = record.pairing;
	const { status } = phase;
	const { batteryPercent } = around;
	const until = authorizationNotice(state, words, around) === undefined ? status?.expiresAtMs : undefined;
	return [
		lapseLine(state, words, around),
		batteryPercent === undefined ? undefined : words.battery(Math.round(batteryPercent)),
		said(status?.deviceName ?? about?.deviceName, words.device),
		networkLine(state, words),
		dated(until, words, words.authorizedUntil),
		said(status?.timezone, words.timezone),
	];
}

/** The day on which the pairing lapses if the board stays off, and how far away it is; not while flash does not hold it. */
export function lapseLine(
	{ setup, record, unsaved }: State,
	words: Words,
	{ wallMs }: Surroundings,
): string | undefined {
	const { refreshTokenMs } = serviceLabel(setup.profile);
	const issuedAtWallMs = record.pairing.kind === "held" ? record.pairing.tokens.issuedAtWallMs : undefined;
	if (unsaved || refreshTokenMs === undefined || issuedAtWallMs === undefined) return undefined;
	const lapseMs = issuedAtWallMs + refreshTokenMs;
	return dated(lapseMs, words, (date) =>
		wallMs === undefined ? words.lapsesOn(date) : words.lapsesIn(daysUntil(lapseMs, wallMs), date),
	);
}

/** Said of an authorization that ends within a week on the date that a person set on the web. */
export function authorizationNotice(
	{ phase }: State,
	words: Words,
	{ wallMs }: Surroundings,
): string | undefined {
	const endMs = phase.kind === "held" ? phase.status?.expiresAtMs : undefined;
	if (endMs === undefined || wallMs === undefined) return undefined;
	const days = daysUntil(endMs, wallMs);
	return days > nearDays ? undefined : dated(endMs, words, (date) => words.authorizationEnds(days, date));
}

function said(name: string | undefined, say: (name: string) => string): string | undefined {
	return name === undefined ? undefined : say(shortName(name));
}

function dated(ms: number | undefined, words: Words, say: (date: string) => string): string | undefined {
	if (ms === undefined || !(ms >= firstDateMs && ms < lastDateMs)) return undefined;
	const date = new Date(ms);
	return say(words.date(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()));
}
