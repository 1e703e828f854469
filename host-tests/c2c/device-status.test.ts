import assert from "node:assert/strict";
import type { DeviceStatus } from "../../modules/c2c/answer.js";
import { readDeviceStatus, readDone } from "../../modules/c2c/answers.js";
import { jsonAnswer, statusBody, textAnswer } from "./samples.js";

function read(body: unknown): DeviceStatus {
	const answer = readDeviceStatus(jsonAnswer(body));
	if (answer.kind !== "ok") assert.fail(JSON.stringify(answer));
	return answer.value;
}

const nothing: DeviceStatus = {
	deviceName: undefined,
	status: undefined,
	projectId: undefined,
	projectName: undefined,
	timezone: undefined,
	expiresAtMs: undefined,
};

describe("a device status", () => {
	it("with every field is read whole (contract 8)", () => {
		assert.deepEqual(read(statusBody), {
			deviceName: "Camera A",
			status: "offline",
			projectId: "6d1c2b3a-0000-4000-8000-000000000002",
			projectName: "Night Shoot",
			timezone: "Europe/Berlin",
			expiresAtMs: Date.UTC(2031, 4, 4, 3, 2, 1, 500),
		});
	});

	it("may miss every field", () => {
		assert.deepEqual(read({}), nothing);
	});

	it("counts fields of the wrong type as missing", () => {
		const wrong = { name: 1, status: true, project_id: {}, project: "x", authorization: [], timezone: null };
		assert.deepEqual(read(wrong), nothing);
	});

	for (const status of ["online", "offline", "paused"]) {
		it(`may be ${status}`, () => assert.equal(read({ status }).status, status));
	}

	it("of an unknown word is none", () => {
		assert.equal(read({ status: "PAUSED" }).status, undefined);
	});

	it("takes the id of the project object when project_id is missing", () => {
		assert.equal(read({ project: { id: "p-1" } }).projectId, "p-1");
	});

	it("has names that can be drawn", () => {
		const status = read({ name: "A\u202e\u0007", project: { name: "Day\u0000 One\n" } });
		assert.deepEqual([status.deviceName, status.projectName], ["A", "Day One"]);
	});

	it("has no end when the user set none, or it is no date", () => {
		assert.equal(read({ authorization: { expires_at: null } }).expiresAtMs, undefined);
		assert.equal(read({ authorization: { expires_at: "next week" } }).expiresAtMs, undefined);
	});

	it("must be a JSON object", () => {
		assert.equal(readDeviceStatus(textAnswer("[]")).kind, "malformed");
		assert.equal(readDeviceStatus(textAnswer("")).kind, "malformed");
	});
});

describe("an answer without content", () => {
	for (const [status, text] of [
		[200, '{"success": true}'],
		[200, '"done"'],
		[201, "not json"],
		[204, ""],
		[200, "x".repeat(100_000)],
	] as const) {
		it(`is a success with ${status} and ${text.length} bytes`, () => {
			assert.deepEqual(readDone(textAnswer(text, status)), { kind: "ok", value: undefined });
		});
	}

	it("is a portal when a page answers", () => {
		assert.deepEqual(readDone(textAnswer(" \n<html>")), { kind: "portal" });
		assert.deepEqual(readDone(textAnswer("", 200, { "content-type": "Text/HTML; charset=x" })), {
			kind: "portal",
		});
	});

	it("is no success with an error status", () => {
		assert.deepEqual(readDone(jsonAnswer({ success: true }, 403)), { kind: "forbidden" });
	});
});
