import assert from "node:assert/strict";
import { makeProfile, type ProfileOptions } from "../../modules/c2c/profiles.js";
import { genericProfile, profileOf } from "./samples.js";

describe("the frameio profile", () => {
	it("goes to https://api.frame.io unless told otherwise", () => {
		assert.equal(profileOf().baseUrl, "https://api.frame.io");
	});

	it("has the paths of the contract", () => {
		assert.deepEqual(profileOf().paths, {
			deviceCode: "/v2/auth/device/code",
			token: "/v2/auth/token",
			revoke: "/v2/auth/revoke",
			me: "/v2/devices/me",
			heartbeat: "/v2/devices/heartbeat",
			health: "/health",
		});
	});

	it("asks for asset_create and offline", () => {
		assert.equal(profileOf().scope, "asset_create offline");
	});

	it("names the firmware version in x-client-version on every call", () => {
		assert.deepEqual(profileOf().headers, {
			accept: "application/json",
			"user-agent": "Slate/1.4.2",
			"x-client-version": "1.4.2",
		});
	});

	it("asks for a link with the code request only", () => {
		assert.deepEqual(profileOf().deviceCodeHeaders, { "x-client-platypus-enabled": "true" });
	});

	it("finds out the encoding, needs a client secret and draws six digits", () => {
		const { encoding, clientSecret, userCode } = profileOf();
		assert.deepEqual([encoding, clientSecret, userCode.kind], ["auto", "required", "six-digits"]);
	});
});

describe("the generic profile", () => {
	it("has the calls of RFC 8628 and RFC 7009 alone", () => {
		assert.deepEqual(genericProfile().paths, {
			deviceCode: "/device/auth",
			token: "/token",
			revoke: "/token/revocation",
			me: undefined,
			heartbeat: undefined,
			health: undefined,
		});
	});

	it("sends no header of Frame.io's", () => {
		const { headers, deviceCodeHeaders } = genericProfile();
		assert.deepEqual(Object.keys({ ...headers, ...deviceCodeHeaders }), ["accept", "user-agent"]);
	});

	it("sends urlencoded forms, as RFC 8628 §3.1 demands", () => {
		assert.equal(genericProfile().encoding, "urlencoded");
	});

	it("finds out the encoding when told to", () => {
		assert.equal(genericProfile({ encoding: "auto" }).encoding, "auto");
	});

	it("asks for openid and offline_access, and needs no client secret", () => {
		const { scope, clientSecret } = genericProfile();
		assert.deepEqual([scope, clientSecret], ["openid offline_access", "optional"]);
	});

	it("is refused without a base URL", () => {
		const result = makeProfile({ kind: "generic", firmwareVersion: "1.0.0" });
		assert.match(result.kind === "refused" ? result.text : "", /address of the service is missing/);
	});
});

describe("options of a profile", () => {
	const bases: readonly (readonly [string, string])[] = [
		["https://api.frame.io/", "https://api.frame.io"],
		["https://id.example.com/tenant/a/", "https://id.example.com/tenant/a"],
		["https://id.example.com/tenant//", "https://id.example.com/tenant"],
		["HTTPS://ID.Example.com:443", "https://id.example.com"],
		["https://id.example.com:8443", "https://id.example.com:8443"],
		["http://localhost:3000", "http://localhost:3000"],
		["http://service.localhost:3000", "http://service.localhost:3000"],
		["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
		["http://10.0.0.7", "http://10.0.0.7"],
		["http://172.20.1.1", "http://172.20.1.1"],
		["http://192.168.0.2", "http://192.168.0.2"],
		["http://169.254.0.2", "http://169.254.0.2"],
		["http://[::1]:3000", "http://[::1]:3000"],
		["http://[fd00::7]", "http://[fd00::7]"],
		["http://[fe80::7]", "http://[fe80::7]"],
	];
	for (const [text, expected] of bases) {
		it(`accept ${text} as ${expected}`, () => {
			assert.equal(profileOf({ baseUrl: text }).baseUrl, expected);
		});
	}

	const refusedBases = [
		"",
		"api.frame.io",
		"ftp://api.frame.io",
		"http://api.frame.io",
		"http://127.0.0.1.evil.com",
		"http://localhost.evil.com",
		"http://localhost@evil.com",
		"https://user@api.frame.io",
		"http://evil.com\\@127.0.0.1",
		"http://evil.com#@127.0.0.1",
		"http://[::ffff:7f00:1]",
		"http://0.0.0.0",
		"http://8.8.8.8",
		"https://api.frame.io?x=1",
		"https://api.frame.io/?",
		"https://api.frame.io/#x",
		"https://api.frame.io/\r\nx: y",
	];
	for (const baseUrl of refusedBases) {
		it(`refuse ${JSON.stringify(baseUrl)} as base URL, and say so`, () => {
			const result = makeProfile({ kind: "frameio", firmwareVersion: "1.0.0", baseUrl });
			assert.match(result.kind === "refused" ? result.text : "", /^The address of the service /);
		});
	}

	const refused: readonly (readonly [string, Partial<ProfileOptions>, RegExp])[] = [
		["a firmware version with a line break", { firmwareVersion: "1.0.0\r\nx: y" }, /firmware version/],
		["a firmware version of two numbers", { firmwareVersion: "1.0" }, /firmware version/],
		["a scope with two spaces", { scope: "a  b" }, /scope/],
		["a scope with a quote", { scope: 'a"b' }, /scope/],
		["a path without a slash", { paths: { token: "token" } }, /"token"/],
		["a path that would move to another host", { paths: { revoke: "//evil.com/x" } }, /"revoke"/],
		["a path with a line break", { paths: { me: "/me\r\nx: y" } }, /"me"/],
		["a path with a fragment", { paths: { health: "/health#x" } }, /"health"/],
	];
	for (const [what, options, expected] of refused) {
		it(`refuse ${what}`, () => {
			const result = makeProfile({ kind: "frameio", firmwareVersion: "1.0.0", ...options });
			assert.match(result.kind === "refused" ? result.text : "", expected);
		});
	}

	it("replace single paths and leave the others", () => {
		const { paths } = genericProfile({ paths: { me: "/me", revoke: undefined } });
		assert.deepEqual([paths.me, paths.revoke, paths.token], ["/me", undefined, "/token"]);
	});

	it("accept a pre-release version", () => {
		assert.equal(profileOf({ firmwareVersion: "2.0.0-rc.1+7" }).headers["x-client-version"], "2.0.0-rc.1+7");
	});
});
