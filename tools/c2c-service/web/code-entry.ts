import type { Refusal } from "../logic/people.js";
import type { Code } from "../logic/state.js";
import type { SignedIn } from "./visit.js";

/** What a person reads when an action is refused. */
export const refusalTexts: Readonly<Record<Refusal, string>> = {
	"unknown-code": "No device shows this code. Compare it with the device and type it again.",
	"lapsed-code": "This code has lapsed. The device shows a new one by now; type that one.",
	"used-code": "This code was used already. Get a new one on the device.",
	"unknown-project": "Choose a project.",
	"unknown-user": "Sign in again.",
	"unknown-connection": "This connection is gone.",
	"unusable-name": "A name needs 1 to 255 characters.",
	"unknown-timezone": "This time zone is not known.",
	"past-date": "Choose a day that is not over yet.",
};

export type Entry = Readonly<
	{ kind: "code"; code: Code } | { kind: "problem"; status: number; text: string }
>;

/**
 * Looks a typed or linked code up. Every miss counts, and after too many nothing is looked up for a while.
 */
export function enterUserCode({ service, wrongCodes, user, nowMs }: SignedIn, userCode: string): Entry {
	const waitMs = wrongCodes.waitMs(user.id, nowMs);
	if (waitMs > 0) {
		const text = `Too many wrong codes. Try again in ${Math.ceil(waitMs / 1_000)} seconds.`;
		return { kind: "problem", status: 429, text };
	}
	const found = service.people.findCode(userCode);
	if (found.kind === "done") return { kind: "code", code: found.value };
	wrongCodes.add(user.id, nowMs);
	return { kind: "problem", status: 422, text: refusalTexts[found.reason] };
}
