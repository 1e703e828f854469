import { type GrantFields, grantAnswer, simpleError } from "./answers.js";
import { type Call, firmwareOf, formFields, required } from "./call.js";
import type { ServiceAnswer } from "./message.js";
import { randomToken, randomUuid } from "./random.js";
import type { Model } from "./seed.js";
import type { Code, State } from "./state.js";

const scopes: readonly string[] = ["asset_create", "offline"];
const maxClientIdLength = 255;

/** `POST /v2/auth/device/code`: checks and answers in the order of contract 18. */
export function requestDeviceCode(call: Call): ServiceAnswer {
	const form = formFields(call, "bad_request");
	if (form.kind === "refused") return form.answer;
	const checked = required(form.fields, ["client_id", "client_secret", "scope"]);
	if (checked.kind === "missing") {
		call.note(`"${checked.name}" is missing`);
		return simpleError(400, "bad_request");
	}
	const { client_id: clientId, client_secret: clientSecret, scope } = checked.values;
	if (clientId.length > maxClientIdLength) return simpleError(400, "bad_request");
	const model = call.state.model(clientSecret);
	if (model === undefined) return simpleError(400, "invalid_client");
	if (!scope.split(" ").every((word) => scopes.includes(word))) return simpleError(400, "invalid_scope");
	if (!scope.split(" ").includes("offline"))
		call.note('without "offline" the pairing ends after one access token');
	return issueCode(call, clientId, model);
}

function issueCode(call: Call, clientId: string, model: Model): ServiceAnswer {
	const { state, settings, nowMs } = call;
	const name = knownDeviceName(call, clientId, model);
	if (settings.switches.secondCode === "replaces") spendLiveCodes(state, clientId, nowMs);
	const code: Code = {
		deviceCode: randomToken(call.random, settings.switches.tokenSize === "long" ? 384 : 32),
		userCode: freeUserCode(call),
		clientId,
		deviceName: name,
		firmware: firmwareOf(call),
		issuedAtMs: nowMs,
		lapsesAtMs: nowMs + settings.lifetimes.codeMs,
		intervalMs: settings.lifetimes.intervalMs,
		lastPollAtMs: nowMs,
		state: { kind: "undecided" },
	};
	state.addCode(code);
	state.changed();
	noteFirmware(call, code.firmware, model);
	return grantAnswer(codeFields(call, code), settings.profile);
}

function knownDeviceName(call: Call, clientId: string, model: Model): string {
	const known = call.state.devices.get(clientId);
	if (known !== undefined) return known.name;
	if (clientId.includes("@"))
		call.note("client_id looks like an e-mail address; nothing personal is allowed");
	if (/^([0-9a-f]{2}[:-]?){5}[0-9a-f]{2}$/i.test(clientId)) call.note("client_id looks like a MAC address");
	const name = `${model.name}-${clientId}`.slice(0, 255);
	call.state.addDevice({ id: randomUuid(call.random), clientId, name, assetType: model.assetType });
	return name;
}

function spendLiveCodes(state: State, clientId: string, nowMs: number): void {
	for (const code of state.codes.values()) {
		if (code.clientId === clientId && nowMs < code.lapsesAtMs) code.state = { kind: "spent" };
	}
}

/** Six digits that no live code has. At most 2,000 of 1,000,000 are taken, so a free one is found at once. */
function freeUserCode({ random, state, nowMs }: Call): string {
	for (let attempt = 0; attempt < 100; attempt += 1) {
		const digits = String(Buffer.from(random.bytes(4)).readUInt32BE() % 1_000_000).padStart(6, "0");
		const holder = state.userCodes.get(digits);
		if (holder === undefined || nowMs >= holder.lapsesAtMs) return digits;
	}
	for (let number = 0; number < 1_000_000; number += 1) {
		const digits = String(number).padStart(6, "0");
		if (!state.userCodes.has(digits)) return digits;
	}
	throw new Error("every user code is taken");
}

function codeFields(call: Call, code: Code): GrantFields {
	const { settings, request } = call;
	const page = `${settings.origin}/pair`;
	const wantsLink = request.headers["x-client-platypus-enabled"] === "true";
	const five: GrantFields = {
		device_code: code.deviceCode,
		user_code: code.userCode,
		expires_in: { ms: settings.lifetimes.codeMs },
		interval: { ms: code.intervalMs },
		name: code.deviceName,
	};
	switch (settings.profile) {
		case "legacy":
			return five;
		case "null-link":
			return { ...five, verification_uri: page, verification_uri_complete: null };
		case "empty-link":
			return { ...five, verification_uri: page, verification_uri_complete: "" };
		case "current":
		case "floats":
		case "strings": {
			const link = { verification_uri_complete: `${page}?code=${code.userCode}` };
			return { ...five, verification_uri: page, ...(wantsLink ? link : {}) };
		}
	}
}

function noteFirmware(call: Call, firmware: string, model: Model): void {
	const numbers = (version: string) => version.split(/[.+-]/).slice(0, 3).map(Number);
	const least = numbers(model.minimumFirmware);
	const differing = numbers(firmware)
		.map((number, index) => number - (least[index] ?? 0))
		.find((difference) => difference !== 0);
	if (differing !== undefined && differing < 0) {
		call.note(`firmware ${firmware} is older than ${model.minimumFirmware}, the oldest this model allows`);
	}
}
