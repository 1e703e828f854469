import assert from "node:assert/strict";
import { encodeIdentity } from "../../modules/credentials/codec.js";
import { maxPayloadBytes } from "../../modules/credentials/slot.js";
import { languages as european } from "../../modules/language/european.js";
import type { SettingName } from "../../modules/provisioning/setting-name.js";
import { checkSettings } from "../../modules/provisioning/settings.js";

function check(given: Partial<Record<SettingName, string | Uint8Array>>) {
	const values = new Map<SettingName, Uint8Array>();
	for (const name of ["client-id", "client-secret", "service", "language", "ssid", "password"] as const) {
		const value = given[name];
		if (value !== undefined) values.set(name, Buffer.from(value));
	}
	return checkSettings(values, european);
}

function refusalOf(given: Parameters<typeof check>[0]): string {
	const result = check(given);
	return result.kind === "refused" ? `${result.name} ${result.why}` : "none";
}

describe("a value", () => {
	for (const [what, given, refusal] of [
		["a client id of 255 characters", { "client-id": "x".repeat(255) }, "none"],
		["an empty client id", { "client-id": "" }, "client-id length"],
		["a client id of 256 characters", { "client-id": "x".repeat(256) }, "client-id length"],
		["a client id with an umlaut", { "client-id": "Kühe" }, "client-id characters"],
		["a client secret of 1024 characters", { "client-secret": "~".repeat(1_024) }, "none"],
		["a client secret with a line feed", { "client-secret": "a\nb" }, "client-secret characters"],
		["a client secret that is too long", { "client-secret": "x".repeat(1_025) }, "client-secret length"],
		["an https service", { service: "https://api.frame.io/" }, "none"],
		["a service on this machine", { service: "http://127.0.0.1:8628" }, "none"],
		["a plain http service elsewhere", { service: "http://api.frame.io" }, "service address"],
		["a service with a user", { service: "https://a:b@api.frame.io" }, "service address"],
		["a service of 256 characters", { service: `https://x.io/${"y".repeat(243)}` }, "service length"],
		["a language of a country", { language: "de-AT" }, "none"],
		["a language that is not there", { language: "tlh" }, "language language"],
		["a network of 32 bytes", { ssid: "ü".repeat(16) }, "none"],
		["a network of 33 bytes", { ssid: "x".repeat(33) }, "ssid length"],
		["a network without a name", { ssid: "" }, "ssid length"],
		["a network's name with a tabulator", { ssid: "a\tb" }, "ssid characters"],
		["a network's name that is no text", { ssid: Uint8Array.of(0xff, 0xfe) }, "ssid characters"],
		["a password of 8 characters", { ssid: "a", password: "12345678" }, "none"],
		["a password of 63 characters", { ssid: "a", password: " ".repeat(63) }, "none"],
		["a key of 64 digits", { ssid: "a", password: "0f".repeat(32) }, "none"],
		["a password of 64 other characters", { ssid: "a", password: "x".repeat(64) }, "password length"],
		["a password of 7 characters", { ssid: "a", password: "1234567" }, "password length"],
		["an empty password", { ssid: "a", password: "" }, "password length"],
		["a password with an umlaut", { ssid: "a", password: "pässword" }, "password characters"],
		["a password without a network", { password: "12345678" }, "password without-ssid"],
		["two wrong values", { "client-id": "", ssid: "" }, "client-id length"],
	] as const) {
		it(`such as ${what} is ${refusal === "none" ? "taken" : `refused as "${refusal}"`}`, () => {
			assert.equal(refusalOf(given), refusal);
		});
	}

	it("is kept in the form in which the board compares it", () => {
		const result = check({ service: "HTTPS://API.Frame.io:443/", language: "DE-at" });
		assert.ok(result.kind === "ok");
		assert.deepEqual([result.settings.service, result.settings.language], ["https://api.frame.io", "de"]);
	});

	it("always fits into flash together with all others", () => {
		const identity = {
			clientId: '"'.repeat(255),
			clientSecret: "\\".repeat(1_024),
			service: `https://x.io/${"y".repeat(242)}`,
			language: "de",
		};
		assert.equal(
			refusalOf({
				"client-id": identity.clientId,
				"client-secret": identity.clientSecret,
				service: identity.service,
			}),
			"none",
		);
		assert.ok(encodeIdentity(identity).length <= maxPayloadBytes);
	});
});
