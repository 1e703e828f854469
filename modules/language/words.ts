import type { LinkReason } from "../link/report.js";

/** A few words, then one sentence or two that say what to do. */
export type Message = Readonly<{ title: string; text: string }>;

/** Why a board rests without a pairing. */
export type RestReason =
	| "unused"
	| "cancelled"
	| "denied"
	| "unpaired"
	| "unpaired-unrevoked"
	| "reset"
	| "refused";

/** How the digits get to the service, each as the sentence above the address or in its place. */
export type Instructions = Readonly<{
	/** The QR code holds the code; nothing else is known. */
	scan: string;
	/** The QR code holds the code; the address follows. */
	scanOrEnterAt: string;
	/** The QR code holds the code; there is no address. */
	scanOrEnterInProject: string;
	/** The QR code only opens the page; the address follows. */
	openThenEnter: string;
	/** No QR code; the address follows. */
	enterAt: string;
	/** Neither. */
	enterInProject: string;
	/** Neither, and the service has no projects that Slate knows of. */
	enterAtService: (service: string) => string;
}>;

/** Why the service has ended a pairing, as far as the board can tell. */
export type LostReason =
	/** Somebody removed the device, or the service gives no reason. */
	| "ended"
	/** The device was off for longer than a pairing lasts without it. */
	| "lapsed"
	/** The date that was set on the web has passed. */
	| "expired";

/** How strong the network is. */
export type Signal = "none" | "weak" | "fair" | "good";

/** What a press, or a hold, does; each completes {@link Words.press} or {@link Words.hold}. */
export type Action = "pair" | "pairAgain" | "newCode" | "retry" | "cancel" | "unpair" | "dismiss" | "skip";

/**
 * Everything the screen says, in one language: for a camera crew, plain and short, the reason first and then what to do.
 * `service` is the service's name, such as `Frame.io`. A language that lacks a word does not compile.
 */
export type Words = Readonly<{
	/** BCP 47, such as `de`. */
	tag: string;
	/** In the language itself. */
	name: string;
	/** Until the first state is known. */
	starting: Message;
	joining: (network: string | undefined) => Message;
	trouble: (service: string) => Readonly<Record<LinkReason, Message>>;
	notConfigured: Message;
	clientRefused: (service: string) => Message;
	rest: (service: string) => Readonly<Record<RestReason, Message>>;
	/** The service's own code of a refusal, such as `invalid_scope`, for whoever is asked for help. */
	errorCode: (code: string) => string;
	requesting: (service: string) => Message;
	waiting: Message;
	instructions: Instructions;
	confirming: (service: string) => Message;
	paired: string;
	paused: (service: string) => Message;
	lost: (service: string) => Readonly<Record<LostReason, Message>>;
	unpairing: (service: string) => Message;
	/** Something is wrong with the device itself; `code` is for whoever is asked for help. */
	fault: (code: string) => Message;
	/** Said of a code that took the place of one that ended. */
	renewed: string;
	/** The same where there is little room. */
	renewedInShort: string;
	/** Said of a paired board that has no connection. */
	staysPaired: string;
	device: (name: string) => string;
	timezone: (name: string) => string;
	network: (name: string | undefined, signal: Signal | undefined) => string;
	/** `percent` is a whole number. */
	battery: (percent: number) => string;
	/** The end of the authorization as the user set it. */
	authorizedUntil: (date: string) => string;
	/** The same when it is near; `days` is a whole number, 0 for today. */
	authorizationEnds: (days: number, date: string) => string;
	/** The day on which the pairing lapses if the board stays off. */
	lapsesOn: (date: string) => string;
	/** The same with the days until then, 0 for today. */
	lapsesIn: (days: number, date: string) => string;
	/** Passing trouble, by its title. */
	tryingAgain: (title: string) => string;
	notSaved: string;
	clientRefusedNotice: (service: string) => string;
	actions: Readonly<Record<Action, string>>;
	press: (action: string) => string;
	/** `seconds` is a whole number. */
	hold: (seconds: number, action: string) => string;
	/** While the button is down. */
	holding: Readonly<Record<"cancel" | "unpair" | "dismiss" | "skip" | "reset", string>>;
	/** `month` is 1 … 12. */
	date: (day: number, month: number, year: number) => string;
}>;
