import { simpleError } from "./answers.js";
import type { Form } from "./form.js";
import type { ServiceAnswer, ServiceRequest } from "./message.js";
import type { Random } from "./random.js";
import type { Settings } from "./settings.js";
import type { State } from "./state.js";

/** One request on its way through the service. */
export type Call = Readonly<{
	request: ServiceRequest;
	/** Read once; only the form calls look at it. */
	form: Form;
	nowMs: number;
	state: State;
	settings: Settings;
	random: Random;
	/** Says in the record why the answer is what it is, or what a device should do otherwise. */
	note: (text: string) => void;
}>;

export type FieldsOrRefusal =
	| Readonly<{ kind: "fields"; fields: ReadonlyMap<string, string> }>
	| Readonly<{ kind: "refused"; answer: ServiceAnswer }>;

/** The fields of a form call, or its refusal because of the content type or the form of the body. */
export function formFields(call: Call, errorCode: "bad_request" | "invalid_request"): FieldsOrRefusal {
	const { form } = call;
	if (form.kind === "unreadable") {
		call.note(form.text);
		return { kind: "refused", answer: simpleError(400, errorCode) };
	}
	if (form.encoding === "multipart") return { kind: "fields", fields: form.fields };
	call.note("urlencoded form; the documented examples are all multipart");
	switch (call.settings.switches.urlencoded) {
		case "accepted":
			return { kind: "fields", fields: form.fields };
		case "bad-request":
			return { kind: "refused", answer: simpleError(400, errorCode) };
		case "invalid-client":
			return { kind: "refused", answer: simpleError(400, "invalid_client") };
		case "unsupported":
			return { kind: "refused", answer: simpleError(415, errorCode) };
		case "unprocessable":
			return { kind: "refused", answer: simpleError(422, errorCode) };
	}
}

/** The named fields, or the first one that is missing. */
export function required<const Name extends string>(
	fields: ReadonlyMap<string, string>,
	names: readonly Name[],
): Readonly<{ kind: "all"; values: Readonly<Record<Name, string>> } | { kind: "missing"; name: Name }> {
	for (const name of names) if (!fields.has(name)) return { kind: "missing", name };
	const entries = names.map((name) => [name, fields.get(name) ?? ""]);
	return { kind: "all", values: Object.fromEntries(entries) };
}

/** Firmware version of the caller; contract 3 gives `0.0.0` where there is none. */
export function firmwareOf(call: Call): string {
	const version = call.request.headers["x-client-version"] ?? "";
	if (/^\d{1,5}\.\d{1,5}\.\d{1,5}([-+][0-9A-Za-z.+-]{1,64})?$/.test(version)) return version;
	call.note(version === "" ? "no x-client-version header" : "x-client-version is not a semantic version");
	return "0.0.0";
}
