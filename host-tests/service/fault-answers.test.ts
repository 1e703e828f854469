import assert from "node:assert/strict";
import { answered, Bench, bearerRequest, json } from "./bench.js";

const text = (body: Uint8Array): string => Buffer.from(body).toString();

describe("faults in the answer", () => {
	const spoilt = (fault: object) => answered(new Bench().disturbedCode(fault));

	it("truncated: JSON that ends in the middle", () => {
		assert.throws(() => JSON.parse(text(spoilt({ kind: "truncated" }).body)), SyntaxError);
	});

	it("wrong-types: text becomes a number and a number text", () => {
		const answer = json(spoilt({ kind: "wrong-types" }));
		assert.deepEqual([answer.number("device_code"), answer.text("interval")], [7, "soon"]);
	});

	it("wrong-types: only the named field", () => {
		const answer = json(spoilt({ kind: "wrong-types", field: "interval" }));
		assert.deepEqual([answer.text("interval"), answer.number("expires_in")], ["soon", 120]);
	});

	it("missing-fields: all of them", () => {
		assert.equal(text(spoilt({ kind: "missing-fields" }).body), "{}");
	});

	it("missing-fields: only the named one", () => {
		const { names } = json(spoilt({ kind: "missing-fields", field: "user_code" }));
		assert.deepEqual([names.includes("user_code"), names.includes("device_code")], [false, true]);
	});

	it("extra-fields: all fields are there, and unknown ones", () => {
		const answer = json(spoilt({ kind: "extra-fields" }));
		assert.deepEqual([answer.has("future_field"), answer.has("device_code")], [true, true]);
	});

	it("big-body: 64 KiB of JSON", () => {
		const answer = spoilt({ kind: "big-body" });
		assert.deepEqual([answer.body.length, json(answer).has("device_code")], [65_536, true]);
	});

	it("big-body: 10 MB of JSON", () => {
		assert.equal(spoilt({ kind: "big-body", bytes: 10_000_000 }).body.length, 10_000_000);
	});

	it("big-body: counts bytes, not characters", () => {
		const bench = new Bench();
		const { access } = bench.pair();
		bench.setFault({ kind: "big-body", path: "me" });
		const answer = answered(bench.service.receive(bearerRequest("GET", "/v2/devices/me", access)));
		assert.equal(answer.body.length, 65_536);
	});

	for (const [how, code] of [
		["letters", "AB12CD"],
		["seven-digits", "1234567"],
		["control", "12\u0007\u001b[2"],
	]) {
		it(`bad-user-code: ${how}`, () => {
			assert.equal(json(spoilt({ kind: "bad-user-code", how })).text("user_code"), code);
		});
	}

	it("clock-skew: the Date header is off", () => {
		const answer = spoilt({ kind: "clock-skew", ms: -3_600_000 });
		assert.equal(answer.headers.date, "Tue, 15 Jan 2030 11:00:00 GMT");
	});
});
