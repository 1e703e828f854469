import type { HttpResponse } from "../../modules/c2c/answer.js";
import type { ServiceProfile } from "../../modules/c2c/profile.js";
import { makeProfile, type ProfileOptions } from "../../modules/c2c/profiles.js";

export function profileOf(options: Partial<ProfileOptions> = {}): ServiceProfile {
	const result = makeProfile({ kind: "frameio", firmwareVersion: "1.4.2", ...options });
	if (result.kind === "refused") throw new Error(result.text);
	return result.profile;
}

export function genericProfile(options: Partial<ProfileOptions> = {}): ServiceProfile {
	return profileOf({ kind: "generic", baseUrl: "https://id.example.com", ...options });
}

export function textAnswer(text: string, status = 200, headers: HttpResponse["headers"] = {}): HttpResponse {
	return { status, headers, body: new TextEncoder().encode(text) };
}

export function jsonAnswer(value: unknown, status = 200): HttpResponse {
	return textAnswer(JSON.stringify(value), status, { "content-type": "application/json; charset=utf-8" });
}

export const codeBody = {
	device_code: "5f0c-device",
	user_code: "048213",
	expires_in: 120,
	interval: 5,
	name: "ACME-FIELDBOX-A1B2C3",
	verification_uri: "https://app.example.com/pair",
	verification_uri_complete: "https://app.example.com/pair?code=048213",
};

export const tokenBody = {
	access_token: "eyJhbGciOi.access-1",
	refresh_token: "0f8fad5b-d9cb-469f-a165-70867728950e",
	expires_in: 28_800,
	token_type: "bearer",
};

export const statusBody = {
	_type: "project_device",
	id: "6d1c2b3a-0000-4000-8000-000000000001",
	name: "Camera A",
	status: "offline",
	project_id: "6d1c2b3a-0000-4000-8000-000000000002",
	project: { _type: "project", id: "6d1c2b3a-0000-4000-8000-000000000002", name: "Night Shoot" },
	authorization: { _type: "project_device_authorization", expires_at: "2031-05-04T03:02:01.500000Z" },
	timezone: "Europe/Berlin",
};

/** The detailed form of an error, contract 10.2. */
export function detailedError(status: number, message: string) {
	return { code: status, message, errors: [{ code: status, status, title: message, detail: "More text" }] };
}
