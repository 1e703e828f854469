import assert from "node:assert/strict";
import type { DeviceCodeGrant, Fault } from "../../modules/c2c/answer.js";
import { readDeviceCode } from "../../modules/c2c/answers.js";
import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { codeBody, genericProfile, profileOf, textAnswer } from "./samples.js";

export const frameio = profileOf();
export const generic = genericProfile();

/** The grant of a good body with some fields changed. */
export function read(changes: Record<string, unknown>, profile: ServiceProfile = frameio): DeviceCodeGrant {
	return expectOk(JSON.stringify({ ...codeBody, ...changes }), profile);
}

export function expectOk(text: string, profile: ServiceProfile = frameio): DeviceCodeGrant {
	const answer = readDeviceCode(profile, textAnswer(text));
	if (answer.kind !== "ok") assert.fail(JSON.stringify(answer));
	return answer.value;
}

export function faultOf(text: string, profile: ServiceProfile = frameio): Fault {
	const answer = readDeviceCode(profile, textAnswer(text));
	if (answer.kind !== "malformed") assert.fail(`${answer.kind} is no fault`);
	return answer.fault;
}

export function without(name: keyof typeof codeBody): string {
	return JSON.stringify({ ...codeBody, [name]: undefined });
}

/** The body with one value replaced by JSON text that a program would not write. */
export function withRaw(name: string, raw: string): string {
	return JSON.stringify({ ...codeBody, [name]: "RAW" }).replace('"RAW"', raw);
}
