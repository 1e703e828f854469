import assert from "node:assert/strict";
import fc from "fast-check";
import { type ConsoleAnswer, encodeAnswer, parseAnswer } from "../../modules/provisioning/console-answer.js";
import { encodeFrame } from "../../modules/provisioning/console-frame.js";
import {
	type ConsoleRequest,
	encodeRequest,
	maxPieceBytes,
	parseRequest,
} from "../../modules/provisioning/console-request.js";
import { refusalReasons, settingNames } from "../../modules/provisioning/setting-name.js";

const plain = { noNullPrototype: true };

const requests: fc.Arbitrary<ConsoleRequest> = fc.oneof(
	fc.record({ kind: fc.constant("hello" as const), version: fc.integer({ min: 1, max: 99_999 }) }, plain),
	fc.record(
		{
			kind: fc.constant("put" as const),
			name: fc.constantFrom(...settingNames),
			offset: fc.integer({ min: 0, max: 1_024 }),
			piece: fc.uint8Array({ minLength: 1, maxLength: maxPieceBytes }),
		},
		plain,
	),
	fc.record(
		{ kind: fc.constant("commit" as const), checksum: fc.integer({ min: 0, max: 0xffff_ffff }) },
		plain,
	),
	fc.constant({ kind: "restart" as const }),
);

const about = {
	...{ protocol: 1, firmware: "1.4.2-rc.1", board: "generic_esp32" },
	...{ hasSecret: true, hasNetwork: false, isPaired: true },
};

const answers: readonly ConsoleAnswer[] = [
	{ kind: "hello", about },
	{ kind: "ok" },
	{ kind: "done" },
	{ kind: "failed" },
	{ kind: "wrong", why: "no-hello" },
	...settingNames.flatMap((name) => refusalReasons.map((why) => ({ kind: "refused", name, why }) as const)),
];

describe("requests", () => {
	it("come back as they went out, and fit into a frame", () => {
		fc.assert(
			fc.property(requests, (request) => {
				const body = encodeRequest(request);
				assert.deepEqual(parseRequest(body), request);
				encodeFrame("request", 1, body);
			}),
		);
	});

	for (const body of [
		...["", "get ssid", "read", "put", "put ssid", "put ssid 0", "put ssid 0 5", "put ssid 0 zz"],
		...["put ssid -1 53", "put ssid 01 53", "put __proto__ 0 53", "put ssid 0 53 53", "hello", "hello 0"],
		...["commit", "commit 1", "commit 0000000g", "restart now", `put ssid 0 ${"53".repeat(33)}`],
	]) {
		it(`do not include "${body}"`, () => {
			assert.equal(parseRequest(body), undefined);
		});
	}

	it("are never made of arbitrary text by an exception", () => {
		fc.assert(fc.property(fc.string(), (text) => void [parseRequest(text), parseAnswer(text)]));
	});
});

describe("answers", () => {
	it("come back as they went out, and fit into a frame", () => {
		for (const answer of answers) {
			assert.deepEqual(parseAnswer(encodeAnswer(answer)), answer);
			encodeFrame("answer", 1, encodeAnswer(answer));
		}
	});

	it("fit into a frame with the longest names, and tell none that is longer", () => {
		const long = { ...about, firmware: "9".repeat(32), board: "b".repeat(32) };
		encodeFrame("answer", 1, encodeAnswer({ kind: "hello", about: long }));
		const board = "two words";
		assert.match(encodeAnswer({ kind: "hello", about: { ...about, board } }), / unknown yes no yes$/);
	});

	for (const body of [
		"hello",
		"hello 1 a b yes no",
		"hello 1 a b yes no maybe",
		"refused ssid",
		"ok ok",
		"wrong x",
	]) {
		it(`do not include "${body}"`, () => {
			assert.equal(parseAnswer(body), undefined);
		});
	}
});
