import type { User } from "../logic/seed.js";
import type { C2cService } from "../logic/service.js";
import type { Html } from "./html.js";
import type { Session, Sessions, WrongCodes } from "./session.js";

/** One request of a browser. */
export type Visit = Readonly<{
	service: C2cService;
	sessions: Sessions;
	wrongCodes: WrongCodes;
	session: Session;
	nowMs: number;
	/** The named parts of the path, decoded. */
	params: Readonly<Record<string, string>>;
	query: URLSearchParams;
	/** Fields of a form in order; empty for a GET. */
	fields: readonly (readonly [string, string])[];
}>;

/** The visit of somebody who has signed in. */
export type SignedIn = Visit & Readonly<{ user: User }>;

export type Reply =
	| Readonly<{ kind: "page"; status: number; title: string; main: Html }>
	/** `session` is what the browser uses from now on, when it changes. */
	| Readonly<{ kind: "redirect"; to: string; session?: Session }>;

export const page = (title: string, main: Html, status = 200): Reply => ({
	kind: "page",
	status,
	title,
	main,
});

export const redirect = (to: string): Reply => ({ kind: "redirect", to });

/** The first value of a form field, or the empty text. */
export function field(visit: Visit, name: string): string {
	return visit.fields.find(([key]) => key === name)?.[1] ?? "";
}

export function fieldValues(visit: Visit, name: string): readonly string[] {
	return visit.fields.filter(([key]) => key === name).map(([, value]) => value);
}
