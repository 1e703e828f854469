import assert from "node:assert/strict";
import { frameio, generic, read } from "./code-answers.js";
import { profileOf } from "./samples.js";

const localService = profileOf({ baseUrl: "http://127.0.0.1:8080" });

describe("links", () => {
	const longest = `https://app.example.com/${"a".repeat(256 - 24)}`;

	const unusable: readonly (readonly [string, unknown])[] = [
		["missing", undefined],
		["null", null],
		["empty", ""],
		["a number", 7],
		["over 256 bytes", `${longest}a`],
		["not an address", "pair at app.example.com"],
		["a script", "javascript:alert(1)"],
		["http", "http://app.example.com/pair"],
		["http to this network", "http://192.168.0.1/pair"],
		["with a user name", "https://app.example.com@evil.com/"],
		["with a line break", "https://app.example.com/\n"],
		["not ASCII", "https://app.example.com/ä"],
	];
	for (const [what, link] of unusable) {
		for (const profile of [frameio, generic]) {
			it(`of ${profile.name} that are ${what} are no links, and no fault`, () => {
				const grant = read({ verification_uri: link, verification_uri_complete: link }, profile);
				assert.deepEqual([grant.verificationUri, grant.verificationUriComplete], [undefined, undefined]);
			});
		}
	}

	it("may have 256 bytes", () => {
		assert.equal(longest.length, 256);
		assert.equal(read({ verification_uri: longest }).verificationUri, longest);
	});

	it("may be http when the service itself is a local one on http", () => {
		const link = "http://127.0.0.1:8080/pair";
		assert.equal(read({ verification_uri: link }, localService).verificationUri, link);
	});

	it("stand for themselves: one may be there without the other", () => {
		const grant = read({ verification_uri: null });
		assert.deepEqual(
			[grant.verificationUri, grant.verificationUriComplete === undefined],
			[undefined, false],
		);
	});
});

describe("the device name", () => {
	const cases: readonly (readonly [string, unknown, string | undefined])[] = [
		["without controls", "A\u0000B\u001b[31mC\u007f\u0085", "AB[31mC"],
		["without bidirectional controls", "A\u202eB\u2066C\u200f\u061c", "ABC"],
		["without lone surrogates", "A\ud800B", "AB"],
		["in any script", "カメラ 😀 Ü", "カメラ 😀 Ü"],
		["trimmed", "  A \n", "A"],
		["nothing when empty", "", undefined],
		["nothing when only controls are left", "\u0007 \u202e", undefined],
		["nothing when it is no string", 7, undefined],
		["nothing when missing", undefined, undefined],
		["cut at 255 characters", "x".repeat(300), "x".repeat(255)],
		["never cut inside a character", `${"x".repeat(254)}😀`, "x".repeat(254)],
	];
	for (const [what, name, expected] of cases) {
		it(`is ${what}`, () => assert.equal(read({ name }).deviceName, expected));
	}
});
