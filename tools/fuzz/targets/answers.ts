import type { Answer, DeviceCodeGrant, HttpResponse, TokenGrant } from "../../../modules/c2c/answer.js";
import { readDeviceCode, readDeviceStatus, readDone, readTokens } from "../../../modules/c2c/answers.js";
import type { ServiceProfile } from "../../../modules/c2c/profile.js";
import { makeProfile, type ProfileOptions } from "../../../modules/c2c/profiles.js";
import { parseWebAddress } from "../../../modules/c2c/web-address.js";
import { bytesOf, claim, type Target, textOf } from "../target.js";
import { readResponse } from "./http-text.js";
import { realAnswers } from "./real-answers.js";

const dayMs = 86_400_000;

function profileOf(options: Partial<ProfileOptions>): ServiceProfile {
	const made = makeProfile({ kind: "frameio", firmwareVersion: "1.4.2", ...options });
	claim(made.kind === "ok", "the profile of the fuzzer is refused");
	return made.profile;
}

const profiles = [
	profileOf({}),
	profileOf({ kind: "generic", baseUrl: "https://id.example.com" }),
	profileOf({ baseUrl: "http://127.0.0.1:8628" }),
];

const odd = [
	"302\nlocation: https://portal.example/\n\n",
	"503\nretry-after: 120\ncontent-type: text/html\n\n<html>",
	"200\n\n\ufeff {}",
	'409\n\n{"message":"Channel Paused","errors":[{"title":"Channel Paused"}]}',
	'400\n\n{"error":"authorization_pending"}',
].map(bytesOf);

const words = [
	..."device_code user_code expires_in interval access_token refresh_token verification_uri".split(" "),
	..."verification_uri_complete project authorization errors message error __proto__ toString".split(" "),
	..."slow_down invalid_client text/html http://127.0.0.1/ javascript:x \\u202e \\ud800 \u2028 \ufeff".split(
		" ",
	),
	...'not authorized|Channel Paused|2031-05-04T03:02:01.500000Z|[[[[[[[[[[[[[[[[|{"a":|1e999|"120.0"'.split(
		"|",
	),
];

/** What a fault may say of an answer. */
const fieldNames = /device_code|user_code|access_token|refresh_token|expires_in|interval/g;

/** Words of the input long enough to be secret must not come back in a fault's text. */
function claimNoSecret(answer: Answer<unknown>, response: HttpResponse): void {
	if (answer.kind !== "malformed") return;
	const text = answer.fault.text.replace(fieldNames, "");
	claim(text.length <= 200, "a fault's text is long");
	for (const [word] of textOf(response.body).matchAll(/[\w.~+/-]{8,}/g)) {
		claim(!text.includes(word), "a fault's text holds a part of the answer");
	}
}

function claimName(name: string | undefined): void {
	if (name === undefined) return;
	claim(name.length >= 1 && name.length <= 255, "a name is too long or empty");
	claim(Buffer.from(name).toString() === name, "a name holds half a character");
	claim(!/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(name), "a name holds a control character");
}

function claimLink(link: string | undefined, profile: ServiceProfile): void {
	if (link === undefined) return;
	const scheme = parseWebAddress(link)?.scheme;
	const mayBeHttp = profile.baseUrl.startsWith("http:");
	claim(link.length <= 256, "a link is too long");
	claim(scheme === "https" || (mayBeHttp && scheme === "http"), "a link is not of an allowed kind");
}

function claimSeconds(ms: number, maxMs: number, what: string): void {
	claim(ms >= 1_000 && ms <= maxMs && Number.isInteger(ms / 1_000), `${what} is out of bounds`);
}

function claimCode(grant: DeviceCodeGrant, profile: ServiceProfile): void {
	claim(/^[ -~]{1,512}$/.test(grant.deviceCode), "a device code is out of bounds");
	const rule = profile.userCode.kind === "six-digits" ? /^[0-9]{6}$/ : /^[!-~][ -~]{2,10}[!-~]$/;
	claim(rule.test(grant.userCode), "a user code is out of bounds");
	claimSeconds(grant.intervalMs, 300_000, "an interval");
	claimSeconds(grant.lifetimeMs, dayMs, "the life of a code");
	claimName(grant.deviceName);
	claimLink(grant.verificationUri, profile);
	claimLink(grant.verificationUriComplete, profile);
}

function claimTokens(grant: TokenGrant): void {
	claim(/^[!-~]{1,4096}$/.test(grant.accessToken), "an access token is out of bounds");
	const { refreshToken } = grant;
	claim(
		refreshToken === undefined || /^[!-~]{1,1024}$/.test(refreshToken),
		"a refresh token is out of bounds",
	);
	claimSeconds(grant.lifetimeMs, 31 * dayMs, "the life of a token");
}

function claimSuccess(answer: Answer<unknown>, response: HttpResponse): void {
	const isSuccess = response.status >= 200 && response.status <= 299;
	claim(answer.kind !== "ok" || isSuccess, "a status that is no success counts as one");
}

function runDeviceCode(input: Uint8Array): void {
	const response = readResponse(input);
	for (const profile of profiles) {
		const answer = readDeviceCode(profile, response);
		claimSuccess(answer, response);
		claimNoSecret(answer, response);
		if (answer.kind === "ok") claimCode(answer.value, profile);
	}
}

function runTokens(input: Uint8Array): void {
	const response = readResponse(input);
	const answer = readTokens(response);
	claimSuccess(answer, response);
	claimNoSecret(answer, response);
	if (answer.kind === "ok") claimTokens(answer.value);
}

function runStatus(input: Uint8Array): void {
	const response = readResponse(input);
	const answer = readDeviceStatus(response);
	claimSuccess(answer, response);
	claimNoSecret(answer, response);
	if (answer.kind !== "ok") return;
	const { deviceName, projectName, projectId, timezone, status, expiresAtMs } = answer.value;
	claimName(deviceName);
	claimName(projectName);
	for (const word of [projectId, timezone]) {
		claim(word === undefined || /^[!-~]{1,64}$/.test(word), "an id or a time zone is out of bounds");
	}
	claim([undefined, "online", "offline", "paused"].includes(status), "a status is not one of three");
	claim(expiresAtMs === undefined || Number.isInteger(expiresAtMs), "a date is no whole number");
}

function runDone(input: Uint8Array): void {
	const response = readResponse(input);
	claimSuccess(readDone(response), response);
}

const seeds = [...realAnswers(), ...odd];

export const answerTargets: readonly Target[] = [
	{ name: "device-code", seeds, words, run: runDeviceCode },
	{ name: "tokens", seeds, words, run: runTokens },
	{ name: "device-status", seeds, words, run: runStatus },
	{ name: "done", seeds, words, run: runDone },
];
