import type { Words } from "../language/words.js";
import type { State } from "../pairing/state.js";
import { serviceLabel } from "./service-name.js";
import { shortName } from "./short-name.js";

/** Beyond these a date is no date that a person set. Ms since 1970: the years 2000 and 10,000. */
const firstDateMs = 946_684_800_000;
const lastDateMs = 253_402_300_800_000;

/** What there is to say of a pairing, the most important first: its dates, device name, time zone. */
export function pairedLines(state: State, words: Words): (string | undefined)[] {
	const { phase, record } = state;
	if (phase.kind !== "held" || record.pairing.kind !== "held") return [];
	const { refreshTokenMs } = serviceLabel(state.setup.profile);
	const { about, tokens } = record.pairing;
	const { status } = phase;
	const lapseMs =
		refreshTokenMs === undefined || tokens.issuedAtWallMs === undefined
			? undefined
			: tokens.issuedAtWallMs + refreshTokenMs;
	return [
		dated(status?.expiresAtMs, words, words.authorizedUntil),
		dated(lapseMs, words, words.lapsesOn),
		said(status?.deviceName ?? about?.deviceName, words.device),
		said(status?.timezone, words.timezone),
	];
}

function said(name: string | undefined, say: (name: string) => string): string | undefined {
	return name === undefined ? undefined : say(shortName(name));
}

function dated(ms: number | undefined, words: Words, say: (date: string) => string): string | undefined {
	if (ms === undefined || !(ms >= firstDateMs && ms < lastDateMs)) return undefined;
	const date = new Date(ms);
	return say(words.date(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()));
}
