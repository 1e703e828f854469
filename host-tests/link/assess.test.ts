import assert from "node:assert/strict";
import type { Problem } from "../../modules/c2c/answer.js";
import { isClockSet, reasonOfFailure, reasonOfProblem } from "../../modules/link/assess.js";
import type { LinkReason, TransportFailure } from "../../modules/link/report.js";

describe("a request that failed", () => {
	const reasons: readonly (readonly [TransportFailure["kind"], LinkReason | undefined])[] = [
		["no-name", "no-name"],
		["unreachable", "no-internet"],
		["refused", "no-answer"],
		["reset", "no-answer"],
		["timeout", "no-answer"],
		["untrusted", "untrusted"],
		["not-valid-now", "not-valid-now"],
		["too-large", "garbled"],
		["not-http", "garbled"],
		["aborted", undefined],
	];
	for (const [kind, expected] of reasons) {
		it(`as ${kind} means ${expected ?? "nothing"}`, () => {
			assert.equal(reasonOfFailure({ kind, detail: "E" }), expected);
		});
	}
});

describe("an answer that is no success", () => {
	const fault = { code: "field-missing", field: "user_code", text: "text" } as const;
	const reasons: readonly (readonly [Problem, LinkReason | undefined])[] = [
		[{ kind: "oauth", error: "slow_down", status: 400 }, undefined],
		[{ kind: "not-authorized" }, undefined],
		[{ kind: "paused" }, undefined],
		[{ kind: "plan-limit" }, "blocked"],
		[{ kind: "forbidden" }, "blocked"],
		[{ kind: "not-found" }, "blocked"],
		[{ kind: "conflict" }, "blocked"],
		[{ kind: "unprocessable" }, "blocked"],
		[{ kind: "busy" }, "service-busy"],
		[{ kind: "unavailable", status: 503 }, "service-down"],
		[{ kind: "portal" }, "portal"],
		[{ kind: "unexpected", status: 405 }, "garbled"],
		[{ kind: "malformed", fault }, "garbled"],
	];
	for (const [problem, expected] of reasons) {
		it(`as ${problem.kind} means ${expected ?? "no connection trouble"}`, () => {
			assert.equal(reasonOfProblem(problem), expected);
		});
	}
});

describe("the wall clock", () => {
	const floorMs = Date.UTC(2026, 0, 1);

	it("is set from the floor on", () => assert.equal(isClockSet(floorMs, floorMs), true));
	it("is not set before the floor", () => assert.equal(isClockSet(floorMs - 1, floorMs), false));
	it("is not set in 1970", () => assert.equal(isClockSet(0, floorMs), false));
	it("is not set when it is no number", () => assert.equal(isClockSet(Number.NaN, floorMs), false));
});
