import { FieldError, Fields } from "../../shared/fields.js";
import type { AssetType } from "./seed.js";
import { type Code, type CodeState, type Device, endReasons, type Pairing, type State } from "./state.js";

const version = 1;
const assetTypes: readonly AssetType[] = ["video", "audio", "data"];

/** Everything but faults, settings and the record. */
export function snapshotOf(state: State): string {
	return JSON.stringify({
		version,
		projects: state.projects,
		devices: [...state.devices.values()],
		codes: [...state.codes.values()],
		pairings: [...state.pairings.values()],
	});
}

/**
 * Fills a new state from a snapshot.
 * @throws FieldError when the text is not a whole snapshot of this version; the state is then not to be used
 */
export function restoreState(state: State, text: string): void {
	const fields = Fields.fromJson(text, "the state");
	if (fields.number("version") !== version) throw new FieldError(`"version" must be ${version}`);
	for (const entry of fields.objects("projects")) {
		const project = state.project(entry.text("id"));
		if (project !== undefined) project.name = entry.text("name");
	}
	for (const entry of fields.objects("devices")) state.addDevice(readDevice(entry));
	for (const entry of fields.objects("codes")) state.addCode(readCode(entry));
	for (const entry of fields.objects("pairings")) {
		const pairing = readPairing(entry);
		state.addPairing(pairing);
		state.setTokens(pairing, pairing.tokens);
	}
	state.spentTokens.clear();
}

function readDevice(fields: Fields): Device {
	return {
		id: fields.text("id"),
		clientId: fields.text("clientId"),
		name: fields.text("name"),
		assetType: fields.word("assetType", assetTypes),
	};
}

function readCode(fields: Fields): Code {
	return {
		deviceCode: fields.text("deviceCode"),
		userCode: fields.text("userCode"),
		clientId: fields.text("clientId"),
		deviceName: fields.text("deviceName"),
		firmware: fields.text("firmware"),
		issuedAtMs: fields.number("issuedAtMs"),
		lapsesAtMs: fields.number("lapsesAtMs"),
		intervalMs: fields.number("intervalMs"),
		lastPollAtMs: fields.number("lastPollAtMs"),
		state: readCodeState(fields.object("state")),
	};
}

function readCodeState(fields: Fields): CodeState {
	const kind = fields.word("kind", ["undecided", "denied", "approved", "spent"]);
	return kind === "approved" ? { kind, pairingId: fields.text("pairingId") } : { kind };
}

function readPairing(fields: Fields): Pairing {
	return {
		id: fields.text("id"),
		clientId: fields.text("clientId"),
		deviceId: fields.text("deviceId"),
		projectId: fields.text("projectId"),
		creatorId: fields.text("creatorId"),
		authorizationId: fields.text("authorizationId"),
		channelId: fields.text("channelId"),
		assetType: fields.word("assetType", assetTypes),
		insertedAtMs: fields.number("insertedAtMs"),
		collectByMs: fields.number("collectByMs"),
		name: fields.text("name"),
		timezone: fields.text("timezone"),
		paused: fields.boolean("paused"),
		expiresAtMs: fields.optional("expiresAtMs", () => fields.number("expiresAtMs")),
		updatedAtMs: fields.number("updatedAtMs"),
		lastSeenAtMs: fields.optional("lastSeenAtMs", () => fields.number("lastSeenAtMs")),
		firmware: fields.text("firmware"),
		tokens: fields.optional("tokens", () => readTokens(fields.object("tokens"))),
		end: fields.optional("end", () => readEnd(fields.object("end"))),
	};
}

function readTokens(fields: Fields): Exclude<Pairing["tokens"], undefined> {
	return {
		access: fields.text("access"),
		refresh: fields.text("refresh"),
		accessLapsesAtMs: fields.number("accessLapsesAtMs"),
		refreshLapsesAtMs: fields.number("refreshLapsesAtMs"),
	};
}

function readEnd(fields: Fields): Exclude<Pairing["end"], undefined> {
	return { reason: fields.word("reason", endReasons), atMs: fields.number("atMs") };
}
