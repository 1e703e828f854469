import { FieldError, Fields } from "../shared/fields.js";
import { jsonAnswer } from "./logic/answers.js";
import { faultKinds, readFault } from "./logic/faults.js";
import { pathOf, type ServiceAnswer, type ServiceRequest } from "./logic/message.js";
import type { Done } from "./logic/people.js";
import type { C2cService } from "./logic/service.js";
import { profiles, withSwitch } from "./logic/settings.js";
import { badgeOf, type Code, type Pairing } from "./logic/state.js";

export const adminPrefix = "/_admin/";

type Action = (service: C2cService, fields: Fields) => object;

/** What tests can read. */
const views: Readonly<Record<string, (service: C2cService) => object>> = {
	state: stateView,
	requests: (service) => ({ total: service.record.total, requests: service.record.entries }),
	faults: (service) => ({ faults: service.faults.list, kinds: faultKinds }),
};

/** What tests can do. */
const actions: Readonly<Record<string, Action>> = {
	faults: setFaults,
	switch: setSwitch,
	profile: setProfile,
	clock: advanceClock,
	approve: approve,
	deny: ({ people }, fields) => outcome(people.deny(fields.text("userCode"))),
	forget: ({ people }, fields) => outcome(people.forget(fields.text("pairingId"))),
	pause: ({ people }, fields) => outcome(people.pause(fields.text("pairingId"))),
	resume: ({ people }, fields) => outcome(people.resume(fields.text("pairingId"))),
	rename: ({ people }, fields) => outcome(people.rename(fields.text("pairingId"), fields.text("name"))),
	timezone: ({ people }, fields) =>
		outcome(people.setTimezone(fields.text("pairingId"), fields.text("timezone"))),
	expiry: ({ people }, fields) =>
		outcome(people.setExpiry(fields.text("pairingId"), optionalNumber(fields, "expiresAtMs"))),
	"rename-project": ({ people }, fields) =>
		outcome(people.renameProject(fields.text("projectId"), fields.text("name"))),
};

/**
 * The JSON interface for tests. It lets anybody who reaches it act for everybody, so the server offers it on
 * request only, and to this machine only. A POST must be `application/json`, which no page of another site
 * can send.
 */
export function handleAdmin(service: C2cService, request: ServiceRequest): ServiceAnswer {
	const name = pathOf(request).slice(adminPrefix.length);
	try {
		if (request.method === "GET") return view(service, name);
		if (request.method !== "POST") return jsonAnswer(405, { error: "use GET or POST" });
		if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) {
			return jsonAnswer(415, { error: "the content type must be application/json" });
		}
		return act(service, name, Buffer.from(request.body).toString());
	} catch (error) {
		if (error instanceof FieldError) return jsonAnswer(400, { error: error.message });
		throw error;
	}
}

function view(service: C2cService, name: string): ServiceAnswer {
	const found = Object.hasOwn(views, name) ? views[name] : undefined;
	return found === undefined ? unknownAction() : jsonAnswer(200, found(service));
}

function act(service: C2cService, name: string, body: string): ServiceAnswer {
	const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
	if (action === undefined) return unknownAction();
	return jsonAnswer(200, action(service, Fields.fromJson(body === "" ? "{}" : body, "the body")));
}

function unknownAction(): ServiceAnswer {
	return jsonAnswer(404, { error: `there are: ${Object.keys(views)} (GET), ${Object.keys(actions)} (POST)` });
}

function outcome<T>(done: Done<T>): object {
	if (done.kind === "refused") throw new FieldError(done.reason);
	return { done: true };
}

const optionalNumber = (fields: Fields, name: string) => fields.optional(name, () => fields.number(name));

function approve({ people, state }: C2cService, fields: Fields): object {
	const done = people.approve({
		userCode: fields.text("userCode"),
		projectId: fields.optional("projectId", () => fields.text("projectId")) ?? state.projects[0]?.id ?? "",
		user: fields.optional("user", () => fields.text("user")) ?? "ada",
		expiresAtMs: optionalNumber(fields, "expiresAtMs"),
	});
	if (done.kind === "refused") throw new FieldError(done.reason);
	return { done: true, pairingId: done.value.id };
}

/** All or nothing: one fault that cannot be read leaves the old ones in place. */
function setFaults({ faults }: C2cService, fields: Fields): object {
	const wanted = fields.objects("faults").map(readFault);
	faults.clear();
	for (const fault of wanted) faults.add(fault);
	return { faults: wanted };
}

function setSwitch(service: C2cService, fields: Fields): object {
	const set = withSwitch(service.settings.switches, fields.text("name"), fields.text("setting"));
	if (set.kind === "refused") throw new FieldError(set.text);
	service.configure({ switches: set.switches });
	return { switches: set.switches };
}

function setProfile(service: C2cService, fields: Fields): object {
	service.configure({ profile: fields.word("profile", profiles) });
	return { profile: service.settings.profile };
}

function advanceClock(service: C2cService, fields: Fields): object {
	service.advanceClock(fields.number("advanceMs"));
	return { nowMs: service.now() };
}

/** Without device codes and tokens. */
function stateView(service: C2cService): object {
	const { state, settings } = service;
	const nowMs = service.now();
	return {
		nowMs,
		settings,
		users: state.users,
		projects: state.projects,
		codes: [...state.codes.values()].map(codeView),
		pairings: [...state.pairings.values()].map((pairing) => ({
			...pairingView(pairing),
			badge: badgeOf(pairing, nowMs, settings.lifetimes.onlineMs),
		})),
	};
}

function codeView({ deviceCode: _secret, ...shown }: Code): object {
	return shown;
}

function pairingView({ tokens, ...shown }: Pairing): object {
	return {
		...shown,
		accessLapsesAtMs: tokens?.accessLapsesAtMs,
		refreshLapsesAtMs: tokens?.refreshLapsesAtMs,
	};
}
