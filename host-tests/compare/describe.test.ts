import assert from "node:assert/strict";
import { describe as inWords } from "../../tools/compare/describe.js";
import type { Observation } from "../../tools/compare/observe.js";
import type { Recorded } from "../../tools/compare/scripted-server.js";
import { codeAnswer, pending, type Reply, slowDown, tokens } from "../../tools/compare/situation.js";

const code: Recorded = { kind: "code", at: 0, code: 1, reply: codeAnswer(1, {}) };
const poll = (at: number, reply: Reply = pending): Recorded => ({ kind: "poll", at, code: 1, reply });

function run(polls: readonly Recorded[], ending?: Observation["ending"], endedAt = 420_000): string {
	return inWords({ requests: [code, ...polls], ending, endedAt });
}

const paired = { at: 20_080, how: { kind: "tokens" } } as const;
const busy: Reply = { kind: "answer", status: 503, body: "{}", headers: { "retry-after": "20" } };

describe("a cell of the comparison", () => {
	it("says when tokens came, and when it was polled", () => {
		const cell = run([poll(5_000), poll(10_000), poll(20_060, tokens)], paired);
		assert.equal(cell, "tokens at 20 s; polls at 5, 10, 20 s");
	});

	it("says what stopped the client", () => {
		const cell = run([poll(5_000)], { at: 5_020, how: { kind: "stopped", text: "ECONNRESET" } });
		assert.equal(cell, "stopped at 5 s: `ECONNRESET`; poll at 5 s");
	});

	it("counts polls that are too many to list", () => {
		const polls = Array.from({ length: 24 }, (_, index) => poll(5_000 * (index + 1)));
		assert.match(run(polls, paired), /; 24 polls$/);
	});

	it("lists the codes that were asked for after the first", () => {
		const second: Recorded = { ...code, at: 120_000, code: 2 };
		assert.match(run([poll(5_000), second], paired), /; new code at 120 s$/);
	});

	it("tells a client that still asks from one that only waits", () => {
		assert.match(run([poll(400_000)]), /^still asking at 420 s/);
		assert.match(run([poll(5_000)]), /^still waiting at 420 s/);
	});

	it("says by how much a poll came before its interval had passed", () => {
		assert.match(run([poll(5_000), poll(7_000)], paired), /; polled 3 s too early;/);
	});

	it("expects 5 s more after slow_down, for the rest of the code", () => {
		assert.match(run([poll(5_000, slowDown), poll(15_000), poll(21_000)], paired), /polled 4 s too early/);
		assert.doesNotMatch(run([poll(5_000, slowDown), poll(15_000), poll(25_000)], paired), /too early/);
	});

	it("expects Retry-After to be waited for", () => {
		assert.match(run([poll(5_000, busy), poll(10_000)], paired), /polled 15 s too early/);
		assert.doesNotMatch(run([poll(5_000, busy), poll(25_000)], paired), /too early/);
	});

	it("expects 5 s where the answer names no interval", () => {
		const without: Recorded = { ...code, reply: codeAnswer(1, { interval: undefined }) };
		const requests = [without, poll(5_000), poll(6_000)];
		assert.match(inWords({ requests, ending: paired, endedAt: 0 }), /polled 4 s too early/);
	});
});
