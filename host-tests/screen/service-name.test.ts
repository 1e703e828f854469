import assert from "node:assert/strict";
import { webAddress } from "../../modules/screen/service-name.js";

describe("an address for people", () => {
	const shown: readonly (readonly [string, string])[] = [
		["https://app.frame.io/pair", "app.frame.io/pair"],
		["https://app.frame.io/pair/", "app.frame.io/pair"],
		["https://app.frame.io/", "app.frame.io"],
		["https://app.frame.io", "app.frame.io"],
		["http://192.168.1.5:8080/pair", "192.168.1.5:8080/pair"],
		["HTTPS://app.frame.io/Pair?a=b", "app.frame.io/Pair?a=b"],
		["https://app.frame.io/#/pair", "app.frame.io/#/pair"],
	];
	for (const [text, expected] of shown) {
		it(`of ${text} is ${expected}`, () => assert.equal(webAddress(text), expected));
	}
});
